import type { Reference } from '../project/annotation-schema.ts';
import { readBibtex } from './bibtex.ts';
import { readDoi, readPubmedId } from './identifiers.ts';
import { toReference, type FoundReferences } from './raw-reference.ts';
import { readRis } from './ris.ts';

/**
 * Reads references from whatever a person pastes or opens: a RIS or BibTeX file, or lines with a DOI, a PubMed id or a
 * whole citation each.
 */
export function readReferences(text: string): FoundReferences {
  if (/^\ufeff?TY {0,2}-/mu.test(text)) return readRis(text);
  if (/@\s*[A-Za-z]+\s*[{(]/u.test(text)) return readBibtex(text);
  const lines = text.split(/\r\n|[\n\r]/u).filter((line) => line.trim() !== '');
  return { references: lines.flatMap((line) => readLine(line) ?? []), problems: [] };
}

/** A citation keeps its words beside the identifiers that are found in it. */
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
