import { centreOf } from '../../../shared/scene/primitives.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkProject } from '../../../shared/check/check-project.ts';
import { removeElements } from '../../../shared/edit/elements.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type {
  NodeKind,
  PathwayNode,
  Project,
  DiagramPoint,
} from '../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { overlappingNodes } from '../data/layout-faults.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const folder = new URL('../../../data/templates/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.neuromatrix'));
const library = bundledLibrary();

function without(name: string, kinds: readonly NodeKind[]): Project {
  const parsed = parseProject(readFileSync(new URL(name, folder), 'utf8'));
  if (!parsed.ok) throw new Error(`${name} is damaged.`);
  const gone = parsed.value.nodes.filter(({ kind }) => kinds.includes(kind));
  return removeElements(gone.map(({ id }) => id))(parsed.value);
}

/** Nobody makes more, and a drawing that is full is full by then. */
const mostFixes = 25;

/** Each fix that adds nodes, made one after the other as a person would. */
function* fixesOf(start: Project): Generator<readonly [before: Project, after: Project]> {
  let project = start;
  let count = 0;
  const fixes = checkProject(start, library).flatMap(({ fix }) => fix ?? []);
  for (const fix of fixes.slice(0, mostFixes)) {
    const next = fix.edit(() => `new${++count}`)(project);
    if (next.nodes.length > project.nodes.length) yield [project, next];
    project = next;
  }
}

interface Added {
  readonly words: string;
  /** The longest straight run of its link. */
  readonly visible: number;
  /** How far the centres are from one line, where they are close to it but not in it. */
  readonly slip: number;
}

function linksOfAddedNodes(before: Project, after: Project): readonly Added[] {
  const had = new Set([...before.nodes, ...before.links].map(({ id }) => id));
  const drawn = drawDiagram(after, 'light');
  return after.links.flatMap(({ id, source, target }) => {
    const node = source.to === 'node' ? drawn.nodes.get(source.id)?.node : undefined;
    if (had.has(id) || !node || had.has(node.id)) return [];
    const route = drawn.links.get(id)?.route ?? [];
    const partner = target.to === 'node' ? drawn.nodes.get(target.id)?.node : undefined;
    const end = route.at(-1) ?? { x: 0, y: 0 };
    return [
      {
        words: `${node.label} of ${partner?.label ?? 'a reaction'}`,
        visible: longestRun(route),
        slip: slipBetween(node, partner ?? { ...end, width: 0, height: 0 }),
      },
    ];
  });
}

function longestRun(route: readonly DiagramPoint[]): number {
  return Math.max(
    ...route
      .slice(1)
      .map((to, at) => Math.hypot(to.x - (route[at]?.x ?? 0), to.y - (route[at]?.y ?? 0))),
  );
}

function slipBetween(
  node: PathwayNode,
  partner: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  },
): number {
  const [a, b] = [centreOf(node), centreOf(partner)];
  const across = Math.abs(a.x - b.x);
  const down = Math.abs(a.y - b.y);
  const isSlip = (off: number, size: number) => off > 0.01 && off < size / 2;
  return Math.max(
    isSlip(across, partner.width) ? across : 0,
    isSlip(down, partner.height) ? down : 0,
  );
}

const lost: readonly { readonly what: string; readonly kinds: readonly NodeKind[] }[] = [
  { what: 'cofactors and micronutrients', kinds: ['cofactor', 'micronutrient'] },
  { what: 'enzymes', kinds: ['enzyme'] },
];

describe.each(names)('in %s', (name) => {
  test.each(lost)(
    'what a check adds for lost $what covers nothing, is in line, and shows its link',
    ({ kinds }) => {
      for (const [before, after] of fixesOf(without(name, kinds))) {
        const added = linksOfAddedNodes(before, after);
        expect(added).not.toEqual([]);
        expect(added.filter(({ visible }) => visible < 40)).toEqual([]);
        expect(added.filter(({ slip }) => slip > 0)).toEqual([]);
        expect(overlappingNodes(after)).toEqual(overlappingNodes(before));
      }
    },
  );
});

test('on free ground the cofactors of an enzyme are straight above and below it, a link away', () => {
  const enzyme = aNode({ id: 'tph2', kind: 'enzyme', label: 'TPH2', entity: 'tph2', x: 3, y: 7 });
  const [last] = [...fixesOf(aProject({ nodes: [enzyme] }))].slice(-1);
  const added = last?.[1].nodes.slice(1) ?? [];
  expect(added.length).toBeGreaterThan(1);
  const { x, y } = centreOf(enzyme);
  for (const node of added) {
    const [across, down] = [Math.abs(centreOf(node).x - x), Math.abs(centreOf(node).y - y)];
    expect(Math.min(across, down)).toBe(0);
    const isAbove = across === 0;
    const gap = isAbove
      ? down - (node.height + enzyme.height) / 2
      : across - (node.width + enzyme.width) / 2;
    expect(gap).toBeGreaterThanOrEqual(60);
    expect(gap).toBeLessThan(90);
  }
});
