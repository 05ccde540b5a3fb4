import type { Damage, ProjectFileError } from '../file-error.ts';
import { shownProblems } from '../project/check-content.ts';
import { findCrossProblems } from '../project/cross-checks.ts';
import { parseProject } from '../project/parse-project.ts';
import { failure, success, type Result } from '../result.ts';
import { formatOf, recogniseFormat, type FormatId } from './known-formats.ts';
import { nothingLost } from './loss-report.ts';
import type { ReadFile } from './project-format.ts';

export interface ReadText extends ReadFile {
  readonly format: FormatId;
}

/** Reads the text of a file in whatever format it is; `name` is the file's. Fetches the format's module at its first use. */
export async function readText(
  text: string,
  name: string,
): Promise<Result<ReadText, ProjectFileError>> {
  const format = recogniseFormat(text, name) ?? 'neuromatrix';
  if (format === 'neuromatrix') return readOwn(text);
  const { read } = await formatOf(format).load();
  if (!read) throw new Error(`The format ${format} says that it is read, but is not.`);
  const found = read(text, name);
  if (!found.ok) return found;
  // No reader may let through what could not be saved, whatever the file.
  const problems = findCrossProblems(found.value.project);
  if (problems.length > 0) return failure(damaged(problems));
  return success({ ...found.value, format });
}

function readOwn(text: string): Result<ReadText, ProjectFileError> {
  const parsed = parseProject(text);
  if (!parsed.ok) return parsed;
  const { value: project } = parsed;
  return success({ project, report: nothingLost(project), format: 'neuromatrix' });
}

function damaged(problems: readonly Damage[]): ProjectFileError {
  const shown = problems.slice(0, shownProblems);
  return { kind: 'damaged', problems: shown, total: problems.length };
}
