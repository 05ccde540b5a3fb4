import { factorKinds, nodeKinds } from '../project/node-kinds.ts';
import type { NodeKind } from '../project/node-schema.ts';
import { unreachable } from '../result.ts';
import {
  indexLibrary,
  type LibraryIndex,
  type Library,
  type LibraryEntity,
  type LibraryLink,
} from './library.ts';

/** How well the best link of a cell is founded, best first: by a publication, without a publication, weaker claims. */
const strengths = ['E', 'e', 's', 'c'] as const;

/**
 * E: established, with a PubMed id or DOI. e: established by a database or a page alone. s: supported. c: contested.
 */
type CoverageStrength = (typeof strengths)[number];

interface CoverageCell {
  readonly transmitter: string;
  /** Links that start at the factor and belong to the transmitter's column. */
  readonly links: number;
  readonly best: CoverageStrength;
}

interface CoverageRow {
  readonly factor: LibraryEntity;
  /**
   * In the order of the transmitters. A transmitter without a link is left out: nothing was verified, which does not
   * mean "no effect".
   */
  readonly cells: readonly CoverageCell[];
}

interface LinkWithoutReference {
  readonly id: string;
  readonly lack: 'no reference' | 'no PubMed id or DOI' | 'listed only';
}

export interface LibraryCoverage {
  readonly transmitters: readonly LibraryEntity[];
  /** The support factors that start a link, by kind. */
  readonly rows: readonly CoverageRow[];
  /** Links with missing or weak evidence, and what is missing. */
  readonly lacking: readonly LinkWithoutReference[];
}

/** What comes with food is first. */
const factorsByFood = factorKinds.toSorted(
  (one, other) => Number(isNutrient(other)) - Number(isNutrient(one)),
);

function isNutrient(kind: NodeKind): boolean {
  return nodeKinds[kind].nutrient !== null;
}

/** What the library says about each support factor and transmitter, and what it says without a publication. */
export function libraryCoverage(library: Library): LibraryCoverage {
  const index = indexLibrary(library);
  const transmitters = library.entities.filter(({ kind }) => nodeKinds[kind].isTransmitter);
  const factors = factorsByFood.flatMap((kind) =>
    library.entities.filter((one) => one.kind === kind),
  );
  return {
    transmitters,
    rows: factors
      .map((factor) => ({ factor, cells: cellsOf(index, factor, transmitters) }))
      .filter(({ cells }) => cells.length > 0),
    lacking: library.links.flatMap((link) => {
      const lack = lackOf(index, link);
      return lack ? [{ id: link.id, lack }] : [];
    }),
  };
}

function cellsOf(
  index: LibraryIndex,
  factor: LibraryEntity,
  transmitters: readonly LibraryEntity[],
): CoverageCell[] {
  const starting = (index.linksAt.get(factor.id) ?? []).filter(
    ({ source }) => source === factor.id,
  );
  return transmitters.flatMap(({ id }) => {
    const links = starting.filter(({ neurotransmitters }) => neurotransmitters.includes(id));
    const found = new Set(links.map((link) => strengthOf(index, link)));
    const best = strengths.find((strength) => found.has(strength));
    return best ? [{ transmitter: id, links: links.length, best }] : [];
  });
}

function strengthOf(index: LibraryIndex, link: LibraryLink): CoverageStrength {
  switch (link.confidence) {
    case 'established':
      return isPublished(index, link) ? 'E' : 'e';
    case 'supported':
      return 's';
    case 'contested':
      return 'c';
    default:
      return unreachable(link.confidence);
  }
}

function isPublished({ references }: LibraryIndex, { evidence }: LibraryLink): boolean {
  return evidence.some(({ reference }) => {
    const found = references.get(reference);
    return found?.pmid !== undefined || found?.doi !== undefined;
  });
}

function lackOf(index: LibraryIndex, link: LibraryLink): LinkWithoutReference['lack'] | undefined {
  if (link.evidence.length === 0) return 'no reference';
  if (!isPublished(index, link)) return 'no PubMed id or DOI';
  return link.evidence.every(({ basis }) => basis === 'bibliography') ? 'listed only' : undefined;
}
