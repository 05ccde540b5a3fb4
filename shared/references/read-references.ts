import type { Reference } from '../project/project-schema.ts';
import { readBibtex } from './bibtex.ts';
import { readDoi, readPubmedId } from './identifiers.ts';
import { toReference, type FoundReferences } from './raw-reference.ts';
import { readCslJson } from './csl-json.ts';
import { readMedline } from './medline.ts';
import { readReferenceTable } from './reference-table.ts';
import { readRis } from './ris.ts';
import { readingWords } from '../words/reading.ts';

/**
 * Reads references from whatever a person pastes or opens: a file of RIS, PubMed (MEDLINE), BibTeX or CSL-JSON, or
 * a table with columns for them, or lines with a DOI, a PubMed id or a whole citation each. Another kind of file is not read
 * as lines.
 */
export function readReferences(text: string): FoundReferences {
  const start = text.replace(/^\ufeff/u, '').trimStart();
  if (/^[[{]/u.test(start)) {
    const json = parsedJson(start);
    if (json !== undefined) return readCslJson(json);
  }
  if (/^\ufeff?TY {0,2}-/mu.test(text)) return readRis(text);
  if (/^(?:PMID|OWN |STAT) *- /u.test(start)) return readMedline(text);
  if (/@\s*[A-Za-z]+\s*[{(]/u.test(text)) return readBibtex(text);
  const foreign = notLines(start);
  if (foreign !== null) return { references: [], problems: [foreign] };
  const table = readReferenceTable(start);
  if (table !== null) return table;
  const lines = text.split(/\r\n|[\n\r]/u).filter((line) => line.trim() !== '');
  return { references: lines.flatMap((line) => readLine(line) ?? []), problems: [] };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A line may begin with a bracket: "[3] Walther DJ".
    return undefined;
  }
}

/** A sentence that says why a text is not a list of lines; null if it can be one. */
function notLines(start: string): string | null {
  if (start.startsWith('<')) return readingWords.markup();
  if (/^\{[^]*[:}]/u.test(start)) return readingWords.program();
  if (/^(?:FN |VR 1\.0|%0 )/u.test(start)) {
    return readingWords.otherList();
  }
  const lines = start.split(/\r\n|[\n\r]/u, 50);
  const tags = lines.filter((line) => /^[A-Z][A-Z0-9]{1,3} {0,2}- ?/u.test(line));
  const isTagged = lines.length > 2 && tags.length * 2 > lines.length;
  return isTagged ? readingWords.unknownTags() : null;
}

/** A citation keeps its text, even if identifiers are found in it. */
function readLine(line: string): Reference | undefined {
  const text = line.trim().replace(/^(?:[[(]?\d{1,3}[\])]\s*|[-*•]\s+|\d{1,3}\.\s+)(?=\S)/u, '');
  const pmid = readPubmedId(text) ?? /\bPMID\s*:?\s*(\d{1,9})\b/iu.exec(text)?.[1];
  const doi = readDoi(text);
  const rest = text
    .replace(/https?:\/\/\S+/giu, '')
    .replace(doi ?? '', '')
    .replace(/\b(?:doi|pmid|pubmed(?: id)?)\b\s*:?\s*\d*/giu, '')
    .replaceAll(/[\s.,;:()[\]]+/gu, ' ')
    .trim();
  const isCitation = rest.replaceAll(/\d/gu, '').length > 8;
  const url = doi === undefined && /^https:\/\/\S+$/u.test(text) && pmid === undefined;
  return toReference({
    id: '',
    authors: [],
    doi,
    pmid,
    ...(isCitation || (doi === undefined && pmid === undefined && !url) ? { citation: text } : {}),
    ...(url ? { url: text } : {}),
  });
}
