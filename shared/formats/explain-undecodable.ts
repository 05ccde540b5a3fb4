import type { ProjectFileError } from '../file-error.ts';
import { lenientUtf8 } from '../paint/utf8.ts';
import { locate } from '../project/json-fault.ts';
import { explainUndecodable } from '../project/parse-project.ts';
import { formatOf, recogniseFormat } from './known-formats.ts';

/**
 * Why the bytes of a file are no text in the encoding that they are said to be in: where the first wrong one is, and
 * how the file should be saved. `isKnown`: whether anybody knows that encoding.
 */
export function explainBytes(
  bytes: Uint8Array,
  name: string,
  encoding: string,
  isKnown: boolean,
): ProjectFileError {
  const text = lenientUtf8(bytes);
  if (/^\uFEFF?\s*</u.test(text)) {
    // In UTF-8 the place shows; elsewhere nobody but the decoder knows it.
    const location = locate(text, encoding === 'utf-8' ? Math.max(0, text.indexOf('\uFFFD')) : 0);
    return { kind: 'not-xml', ...location, reason: whyNotXml(encoding, isKnown) };
  }
  const error = explainUndecodable(text);
  if (error.kind !== 'not-json' || text.trimStart().startsWith('{')) return error;
  const format = recogniseFormat(text, name);
  if (format === null || format === 'neuromatrix') {
    return { kind: 'not-a-project', found: 'a file that is not text' };
  }
  const problem = {
    where: `line ${error.line}`,
    why: `has bytes that are not UTF-8 text, which ${formatOf(format).label} must be; save it as UTF-8 (in a spreadsheet as "CSV UTF-8")`,
  };
  return { kind: 'damaged', problems: [problem], total: 1 };
}

function whyNotXml(encoding: string, isKnown: boolean): string {
  if (encoding === 'utf-8') {
    return 'there are bytes that are not UTF-8, which an XML file is in unless it names another encoding in its first line; save it as UTF-8, or name the encoding';
  }
  const said = `the file says that it is in the encoding "${encoding}"`;
  return isKnown
    ? `${said}, but there are bytes that are not; save it as UTF-8`
    : `${said}, which is not known; save it as UTF-8`;
}
