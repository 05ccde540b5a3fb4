import { toUtf8 } from '../bytes/bytes.ts';
import { bytesOfSource } from '../formats/kept-source.ts';
import type { FormatId } from '../formats/known-formats.ts';
import type { WrittenFile } from '../formats/project-format.ts';
import { tableEncoding } from '../formats/table-style.ts';
import type { Loss } from '../project/file-outcome.ts';
import type { Project } from '../project/project-schema.ts';
import { encodeText } from '../text/encode-text.ts';
import { openWords } from '../words/open.ts';
import { placesWords } from '../words/places.ts';

/** The bytes of a file that was written for a project. It keeps its encoding, if that has all of its characters. */
export function encodeWritten(
  { text, source }: WrittenFile,
  project: Project,
  format: FormatId,
): { bytes: Uint8Array<ArrayBuffer>; losses: readonly Loss[] } {
  const again = source && bytesOfSource(text, source);
  if (again) return { bytes: new Uint8Array(again), losses: [] };
  const isTable = ['csv', 'tsv', 'nodes-csv'].includes(format);
  const encoding = isTable ? tableEncoding(project) : 'utf-8';
  const bytes = encodeText(text, encoding);
  if (bytes !== null) return { bytes: new Uint8Array(bytes), losses: [] };
  const what = openWords.lostEncoding(encoding);
  const loss: Loss = { kind: 'approximated', where: placesWords.file, what };
  return { bytes: new Uint8Array(toUtf8(`\uFEFF${text.replace(/^\uFEFF/u, '')}`)), losses: [loss] };
}
