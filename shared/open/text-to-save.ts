import type { FileError } from '../project/file-error.ts';
import type { Project } from '../project/project-schema.ts';
import { serializeProject } from '../project/serialize-project.ts';
import { failure, success, type Result } from '../result.ts';
import type { FormatWork } from './format-work.ts';
import { formatOf, type FormatId } from '../formats/known-formats.ts';

/** The text to save, unless something would be lost that nobody agreed to lose. A project file loses nothing. */
export async function textToSave(
  work: FormatWork,
  project: Project,
  format: FormatId,
  lossy: boolean,
): Promise<Result<string, FileError>> {
  if (format === 'neuromatrix') return success(serializeProject(project));
  const { text, report } = await work.write(project, format);
  if (lossy || report.losses.length === 0) return success(text);
  return failure({ kind: 'would-lose', format: formatOf(format).label, report });
}
