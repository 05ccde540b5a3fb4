import type { Reference } from '../project/annotation-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { numberRanges } from '../paint/extras/evidence-numbers.ts';
import { referenceText } from '../paint/extras/reference-text.ts';
import type { Picture } from '../paint/picture.ts';
import { readDoi, readPubmedId } from '../references/identifiers.ts';
import { oneLine } from '../graph/link-words.ts';
import type { ReportFigure } from './report-figure.ts';

export interface NumberedReference {
  readonly number: number;
  /** Authors, title, journal, year. */
  readonly words: string;
  readonly identifiers: readonly ReferenceIdentifier[];
}

interface ReferenceIdentifier {
  readonly text: string;
  /** Where it can be read; absent where what the project has is no such address. */
  readonly url?: string;
}

/** Tells the numbers of references by their ids: "1–3, 7", or nothing. */
export type NumbersOf = (ids: readonly string[]) => string;

interface ListedReferences {
  readonly figure: Picture | null;
  readonly references: readonly NumberedReference[];
  readonly numbersOf: NumbersOf;
}

/** Numbers as the figure shows them; what nothing cites follows at the end. */
export function listReferences(
  project: Project,
  { figure, numbers }: ReportFigure,
): ListedReferences {
  const cited = new Set(numbers.references.map(({ id }) => id));
  const all = [...numbers.references, ...project.references.filter(({ id }) => !cited.has(id))];
  const numberOf = new Map(all.map(({ id }, at) => [id, at + 1]));
  return {
    figure,
    references: all.map((reference, at) => ({ number: at + 1, ...wordsOf(reference) })),
    numbersOf: (ids) => numberRanges(ids.flatMap((id) => numberOf.get(id) ?? [])),
  };
}

function wordsOf(reference: Reference): Pick<NumberedReference, 'words' | 'identifiers'> {
  const { words, identifiers } = referenceText(reference);
  return {
    words: words.replaceAll(/\s+/gu, ' '),
    identifiers: identifiers.map((text) => identifierOf(oneLine(text), reference)),
  };
}

/** Only addresses that a reader can follow with safety. */
function identifierOf(text: string, { doi, pmid }: Reference): ReferenceIdentifier {
  if (text === `doi:${doi}` && doi !== undefined && readDoi(doi) === doi) {
    return { text, url: `https://doi.org/${encodeURI(doi.replaceAll(/\p{Cs}/gu, ''))}` };
  }
  if (text === `PMID ${pmid}` && pmid !== undefined && readPubmedId(pmid) === pmid) {
    return { text, url: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` };
  }
  return { text };
}
