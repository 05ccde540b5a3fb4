import { failure, type Result } from '../result.ts';
import type { Library, LibraryProblem } from './library.ts';
import { mergeLibraries, readOwnLibraryForm, type OwnLibrary } from './own-library.ts';
import { findLibraryProblems } from './parse-library.ts';

/**
 * Checks the form, the rules between its parts, and the rules between it and the bundled library, at which its links
 * may end.
 */
export function readOwnLibrary(
  text: string,
  bundled: Library,
): Result<OwnLibrary, readonly LibraryProblem[]> {
  const read = readOwnLibraryForm(text);
  if (!read.ok) return read;
  const problems = findLibraryProblems(mergeLibraries(bundled, read.value));
  return problems.length > 0 ? failure(problems) : read;
}
