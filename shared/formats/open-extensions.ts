import { formatIds, formatOf } from './known-formats.ts';

/** Extensions of all files that can be opened, without dots; dialogs of the system know only the last part of a name. */
export const readableExtensions: readonly string[] = [
  ...new Set(formatIds.filter((id) => formatOf(id).reads).flatMap((id) => lastParts(id))),
];

function lastParts(id: (typeof formatIds)[number]): string[] {
  return formatOf(id).extensions.map((extension) => extension.split('.').at(-1) ?? extension);
}
