import type { Project } from '../project/project-schema.ts';
import {
  evidenceMarks,
  numberEvidence,
  type EvidenceNumbers,
  numberRanges,
} from '../paint/extras/evidence-marks.ts';
import { extrasLook, type ExtrasLook } from '../paint/extras/block.ts';
import { imageFrame } from '../paint/image-size.ts';
import type { Picture } from '../paint/picture.ts';
import { primitivesBounds, unionBounds } from '../scene/primitives.ts';
import { drawDiagram, withLabelsAbove } from '../scene/draw-diagram.ts';
import type { Reference } from '../project/annotation-schema.ts';
import { referenceText } from '../paint/extras/reference-list.ts';
import { readDoi, readPubmedId } from '../references/identifiers.ts';
import { oneLine } from '../graph/link-words.ts';

/** Reports are printed: on white, whatever the window looks like. */
export const reportLook: ExtrasLook = extrasLook('light', '#ffffff');

export interface ReportFigure {
  /** Null for a project without a diagram. */
  readonly figure: Picture | null;
  readonly numbers: EvidenceNumbers;
}

/** The whole diagram with the numbers of its references, in the order in which a reader meets them. */
export function figureOf(project: Project): ReportFigure {
  const { order, bounds } = drawDiagram(project, 'light');
  const numbers = numberEvidence(order, project.references, null);
  if (order.length === 0) return { figure: null, numbers };
  const extras = evidenceMarks(numbers.items, order, null, reportLook);
  const all = extras.length > 0 ? unionBounds([bounds, primitivesBounds(extras)]) : bounds;
  const look = { clip: null, background: null, theme: 'light' } as const;
  const words = { title: project.metadata.title, description: '' };
  return {
    figure: { items: withLabelsAbove(order), extras, frame: imageFrame(all, 4), ...look, ...words },
    numbers,
  };
}

/** Extras are the numbers of references, if there are any. */
export function figureCaption({ extras }: Picture): string {
  return extras.length > 0
    ? 'The diagram. Small numbers name the references at the end.'
    : 'The diagram.';
}

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

/** The numbers of references by their ids: "1–3, 7", or empty. */
export type NumbersOf = (ids: readonly string[]) => string;

interface ListedReferences {
  readonly figure: Picture | null;
  readonly references: readonly NumberedReference[];
  readonly numbersOf: NumbersOf;
}

/** The numbers as the figure shows them. References that nothing cites follow at the end. */
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
