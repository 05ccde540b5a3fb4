import type { ProjectFormat } from './project-format.ts';

/** A file format that a project can come from or go to. */
export interface KnownFormat {
  /** Stands in a sentence: "saved as GPML 2021". */
  readonly label: string;
  /** Without dots, in small letters; the first is the one that is written. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: string;
  readonly reads: boolean;
  readonly writes: boolean;
  /** Whether a text is certainly of this format, whatever its file is called. Absent where no text tells. */
  readonly recognises?: (text: string) => boolean;
  readonly load: () => Promise<ProjectFormat>;
}

/** Every format, our own first. The modules come when a file asks for them. */
export const knownFormats = {
  neuromatrix: {
    label: 'Neuromatrix project',
    extensions: ['neuromatrix'],
    mediaType: 'application/vnd.neuromatrix+json',
    reads: true,
    writes: true,
    recognises: (text) => ownStart.test(text),
    load: async () => (await import('./own-format.ts')).ownFormat,
  },
} as const satisfies Record<string, KnownFormat>;

export type FormatId = keyof typeof knownFormats;

// The keys of a record typed by the ids.
export const formatIds = Object.keys(knownFormats) as [FormatId, ...FormatId[]];

const ownStart = /^\uFEFF?\s*\{\s*"format"\s*:\s*"neuromatrix"/u;

/** By what the text is, else by the file's name; null where neither tells. `name` may be a path. */
export function recogniseFormat(text: string, name: string): FormatId | null {
  const readable = formatIds.filter((id) => formatOf(id).reads);
  const byContent = readable.find((id) => formatOf(id).recognises?.(text));
  return byContent ?? readable.find((id) => hasExtensionOf(id, name)) ?? null;
}

/** The format that a file of this name is written in; null where the name tells none. */
export function formatToWrite(name: string): FormatId | null {
  const fitting = formatIds.filter((id) => formatOf(id).writes && hasExtensionOf(id, name));
  return fitting.sort((a, b) => longestIn(b, name) - longestIn(a, name))[0] ?? null;
}

/** Widened: what all formats have in common. */
export function formatOf(id: FormatId): KnownFormat {
  return knownFormats[id];
}

function hasExtensionOf(id: FormatId, name: string): boolean {
  return longestIn(id, name) > 0;
}

/** Length of the longest extension of a format that a name ends in; 0 if none. `nodes.csv` is more than `csv`. */
function longestIn(id: FormatId, name: string): number {
  const end = name.toLowerCase();
  const fitting = formatOf(id).extensions.filter((extension) => end.endsWith(`.${extension}`));
  return Math.max(0, ...fitting.map((extension) => extension.length));
}
