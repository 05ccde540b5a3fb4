import type { z } from 'zod';
import { failure, success, type Result } from '../result.ts';
import { findLibraryProblems } from './library-cross-checks.ts';
import { librarySchema, type Library, type LibraryProblem } from './library-schema.ts';

/** Validates the parsed JSON of the three library files; on failure lists every problem found, never only the first. */
export function parseLibrary(files: {
  readonly entities: unknown;
  readonly links: unknown;
  readonly references: unknown;
}): Result<Library, readonly LibraryProblem[]> {
  const parsed = librarySchema.safeParse(files);
  if (!parsed.success) return failure(parsed.error.issues.map(describeIssue));
  const problems = findLibraryProblems(parsed.data);
  return problems.length > 0 ? failure(problems) : success(parsed.data);
}

function describeIssue(issue: z.core.$ZodIssue): LibraryProblem {
  return { where: issue.path.map(String).join('.'), problem: issue.message };
}
