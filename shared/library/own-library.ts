import { failure, success, type Result } from '../result.ts';
import { type Library, ownLibrarySchema, type LibraryProblem } from './library.ts';
import { ownLibraryWords } from '../words/own-library.ts';

/** What a person keeps beside the bundled library; its links may end at entities of either. */
export type OwnLibrary = Library;

export const emptyOwnLibrary: OwnLibrary = { entities: [], links: [], references: [] };

const merged = new WeakMap<Library, WeakMap<OwnLibrary, Library>>();

/** Both joined into one library for search and suggestions. The same two values give the same result. */
export function mergeLibraries(bundled: Library, own: OwnLibrary): Library {
  if (own.entities.length + own.links.length === 0) return bundled;
  const known = merged.get(bundled)?.get(own);
  if (known) return known;
  const both: Library = {
    entities: [...bundled.entities, ...own.entities],
    links: [...bundled.links, ...own.links],
    references: [...bundled.references, ...own.references],
  };
  const perOwn = merged.get(bundled) ?? new WeakMap<OwnLibrary, Library>();
  merged.set(bundled, perOwn.set(own, both));
  return both;
}

const format = 'neuromatrix-library';
const version = 1;

/** The file's text: one entry a line, so that it can be read, edited and compared. */
export function writeOwnLibrary(own: OwnLibrary): string {
  const list = (name: string, items: readonly unknown[]) =>
    items.length === 0
      ? `"${name}":[]`
      : `"${name}":[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const lists = [
    list('entities', own.entities),
    list('links', own.links),
    list('references', own.references),
  ];
  return `{"format":"${format}","version":${version},\n${lists.join(',\n')}\n}\n`;
}

/** Reads a library file and checks its form alone; every problem is named. */
export function readOwnLibraryForm(text: string): Result<OwnLibrary, readonly LibraryProblem[]> {
  const file = parseJson(text);
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== format) {
    return refuse(ownLibraryWords.file, ownLibraryWords.notLibrary);
  }
  const { format: _format, ...rest } = file;
  if (!('version' in rest) || typeof rest.version !== 'number') {
    return refuse('version', ownLibraryWords.versionMissing);
  }
  const { version: found, ...lists } = rest;
  if (found > version) {
    return refuse('version', ownLibraryWords.laterVersion(found));
  }
  const parsed = ownLibrarySchema.safeParse(lists);
  if (parsed.success) return success(parsed.data);
  return failure(
    parsed.error.issues.map(({ path, message }) => ({
      where: path.map(String).join('.') || ownLibraryWords.file,
      problem: message,
    })),
  );
}

function refuse(where: string, problem: string): Result<never, readonly LibraryProblem[]> {
  return failure([{ where, problem }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
}
