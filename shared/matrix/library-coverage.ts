import { catalysisSuffix, libraryToProject } from '../library/elements-from-library.ts';
import {
  indexLibrary,
  type LibraryIndex,
  type LibraryEntity,
  type LibraryLink,
} from '../library/library.ts';
import { unreachable } from '../result.ts';
import type { Fact } from '../whatif/facts.ts';
import type { Known } from '../whatif/view.ts';
import type { CellRole } from './roles.ts';
import { deriveMatrix, type MatrixCell } from './support-matrix.ts';

/** How well the best path of a cell is founded, best first: publications, no publication, weaker claims. */
const strengths = ['E', 'e', 's', 'c'] as const;

/**
 * E: established, with a PubMed id or DOI. e: established by a database or a page alone. s: supported. c: contested.
 */
type CoverageStrength = (typeof strengths)[number];

interface CoverageCell {
  readonly transmitter: string;
  /** Links of the library on the paths from the factor to the transmitter. */
  readonly links: number;
  /** For the best path, the value of its weakest link. */
  readonly best: CoverageStrength;
}

interface CoverageRow {
  readonly factor: LibraryEntity;
  /**
   * In the order of the transmitters. A transmitter without a path is left out: nothing is known, which does not mean
   * "no effect".
   */
  readonly cells: readonly CoverageCell[];
}

interface LinkWithoutReference {
  readonly id: string;
  readonly lack: 'no reference' | 'no PubMed id or DOI' | 'listed only';
}

interface UncheckedReference {
  readonly id: string;
  /** The fields that nobody has compared with the publication, as words. */
  readonly fromMemory: string;
}

export interface LibraryCoverage {
  readonly transmitters: readonly LibraryEntity[];
  /** The support factors that have a cell in the library's matrix. */
  readonly rows: readonly CoverageRow[];
  /** Links with missing or weak evidence, and what is missing. */
  readonly lacking: readonly LinkWithoutReference[];
  /** References with fields that were written from memory. */
  readonly unchecked: readonly UncheckedReference[];
}

/**
 * What the library says about each support factor and transmitter (the cells of its own support matrix, which is also
 * shown next to a diagram's), and what it says without a publication.
 */
export function libraryCoverage({ library, knowledge }: Known): LibraryCoverage {
  const index = indexLibrary(library);
  const { factors, cells } = deriveMatrix(libraryToProject(library), { library, knowledge });
  const transmitters = library.entities.filter(
    ({ kind, matrixRow }) => kind === 'neurotransmitter' && matrixRow !== false,
  );
  const cellOf = new Map(cells.map((cell) => [`${cell.factor.id} ${cell.column.id}`, cell]));
  const rows = factors.flatMap(({ id: own }) => {
    const factor = index.entities.get(own);
    if (!factor) return [];
    const found = transmitters.flatMap(({ id }) => {
      const cell = cellOf.get(`${factor.id} ${id}`);
      return cell ? [toCoverageCell(index, id, cell)] : [];
    });
    return found.length > 0 ? [{ factor, cells: found }] : [];
  });
  return {
    transmitters,
    rows,
    lacking: library.links.flatMap((link) => {
      const lack = lackOf(index, link);
      return lack ? [{ id: link.id, lack }] : [];
    }),
    unchecked: library.references.flatMap(({ id, fromMemory }) =>
      fromMemory === undefined ? [] : [{ id, fromMemory }],
    ),
  };
}

function toCoverageCell(index: LibraryIndex, transmitter: string, cell: MatrixCell): CoverageCell {
  const found = new Set(cell.roles.map((role) => strengthOfPath(index, role)));
  const facts = new Set(cell.roles.flatMap(({ path }) => path.claims.flatMap(linksOf)));
  return {
    transmitter,
    links: facts.size,
    best: strengths.find((strength) => found.has(strength)) ?? 'c',
  };
}

/** A path is as strong as its weakest link. */
function strengthOfPath(index: LibraryIndex, { path }: CellRole): CoverageStrength {
  const ranks = path.claims.flatMap((claim) =>
    linksOf(claim).map((id) => strengths.indexOf(strengthOf(index, id))),
  );
  return strengths[Math.max(0, ...ranks)] ?? 'c';
}

/** The links of the library that make a claim. */
function linksOf({ links }: Fact): string[] {
  const ids = links.map((id) =>
    id.endsWith(catalysisSuffix) ? id.slice(0, -catalysisSuffix.length) : id,
  );
  return [...new Set(ids)];
}

function strengthOf(index: LibraryIndex, id: string): CoverageStrength {
  const link = index.links.get(id);
  if (!link) return 'c';
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
