import type { Evidence, Reference } from '../../project/annotation-schema.ts';
import type { DrawnItem, Bounds } from '../../scene/primitives.ts';
import { pointAt } from '../../scene/route-geometry.ts';

export interface NumberedItem {
  readonly item: DrawnItem;
  /** "1–3, 7", with what contradicts the claim after "against". */
  readonly label: string;
}

export interface EvidenceNumbers {
  readonly items: readonly NumberedItem[];
  /** The first has number 1. */
  readonly references: readonly Reference[];
}

/** Elements on one line are read from left to right; so far apart, they are on different ones. In diagram units. */
const rowHeight = 40;

/** Numbers the references behind elements in the order in which a reader of the diagram meets them. */
export function numberEvidence(
  items: readonly DrawnItem[],
  references: readonly Reference[],
  clip: Bounds | null,
): EvidenceNumbers {
  const known = new Map(references.map((reference) => [reference.id, reference]));
  const numbers = new Map<string, number>();
  const cited = items.filter((item) => evidenceOf(item).some((one) => known.has(one.reference)));
  const numbered = inReadingOrder(cited, clip).map((item): NumberedItem => {
    const evidence = evidenceOf(item).filter(({ reference }) => known.has(reference));
    for (const { reference } of evidence) {
      if (!numbers.has(reference)) numbers.set(reference, numbers.size + 1);
    }
    return { item, label: labelOf(evidence, numbers) };
  });
  return { items: numbered, references: [...numbers.keys()].flatMap((id) => known.get(id) ?? []) };
}

function evidenceOf({ drawn }: DrawnItem): readonly Evidence[] {
  return 'node' in drawn ? drawn.node.evidence : drawn.link.evidence;
}

function inReadingOrder(items: readonly DrawnItem[], clip: Bounds | null): readonly DrawnItem[] {
  const positioned = items.map((item) => ({ item, ...positionOf(item) }));
  const shown = clip ? positioned.filter(({ x, y }) => isIn(clip, x, y)) : positioned;
  return shown
    .sort((a, b) => Math.floor(a.y / rowHeight) - Math.floor(b.y / rowHeight) || a.x - b.x)
    .map(({ item }) => item);
}

function positionOf(item: DrawnItem): { readonly x: number; readonly y: number } {
  if (item.type === 'link') return pointAt(item.drawn.route, 0.5);
  const { x, y, width, height } = item.drawn.box;
  // A container is met where its name stands, anything else where it is.
  return { x: x + width / 2, y: y + Math.min(height / 2, rowHeight / 2) };
}

function isIn({ x, y, width, height }: Bounds, atX: number, atY: number): boolean {
  return atX >= x && atX <= x + width && atY >= y && atY <= y + height;
}

function labelOf(evidence: readonly Evidence[], numbers: ReadonlyMap<string, number>): string {
  const of = (stance: Evidence['stance']) =>
    numberRanges(
      evidence.flatMap((one) => (one.stance === stance ? (numbers.get(one.reference) ?? []) : [])),
    );
  const [pro, contra] = [of('supports'), of('contradicts')];
  if (contra === '') return pro;
  return pro === '' ? `against: ${contra}` : `${pro}, against: ${contra}`;
}

/** "1–3, 7" */
export function numberRanges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', ')))
    .join(', ');
}
