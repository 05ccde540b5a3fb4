import type { FileError, Loss, LossReport } from '../project/file-outcome.ts';
import type { Project } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import { formatOf, type FormatId } from '../formats/known-formats.ts';
import type { FormatWork } from './format-work.ts';

/** What is known when a project is saved to the file that it came from, in the format of that file. */
export interface Saving {
  readonly format: FormatId;
  /** What was not read from the file and is still in it. */
  readonly unread: readonly Loss[];
  /** The person agreed to lose what saving removes. */
  readonly lossy: boolean;
}

/** The bytes to save, unless something would be lost that nobody agreed to lose. A project file loses nothing. */
export async function bytesToSave(
  work: FormatWork,
  project: Project,
  { format, unread, lossy }: Saving,
): Promise<Result<Uint8Array<ArrayBuffer>, FileError>> {
  if (format === 'neuromatrix') return success(await work.ownText(project));
  const written = await work.write(project, format);
  const { report } = written;
  const { encodeWritten } = await import('./encode-written.ts');
  const encoded = encodeWritten(written, project, format);
  // What was not read is still in a text that was only changed.
  const asked = lossesOfSaving(written.source ? [] : unread, {
    ...report,
    losses: [...encoded.losses, ...report.losses],
  });
  if (lossy || asked.losses.length === 0) return success(encoded.bytes);
  return failure({ kind: 'would-lose', format: formatOf(format).label, report: asked });
}

/**
 * The parts of a file that were not read: saving over the file removes them. What was read in a changed form is still
 * there.
 */
export function leftUnread({ losses }: LossReport): readonly Loss[] {
  return losses.filter(({ kind }) => kind === 'dropped');
}

/** What is lost by saving: parts of the file that were not read, and then what its format cannot say. */
function lossesOfSaving(unread: readonly Loss[], written: LossReport): LossReport {
  return { kept: written.kept, losses: [...unread, ...written.losses] };
}
