import type { DiagramPoint, PathwayNode } from '../project/project-schema.ts';
import { nodeLook, relationColor } from './looks.ts';
import { outlineToward } from './node-outline.ts';
import { ellipsePath } from './paths.ts';
import type { Theme } from '../project/themes.ts';
import {
  centreOf,
  primitivesBounds,
  unionBounds,
  type Bounds,
  type DrawnLink,
  type DrawnNode,
  type Primitive,
} from './primitives.ts';
import { distanceBetween, distanceToRoute, pointAt } from './route-geometry.ts';

/** What is drawn already, by id. */
export interface Drawn {
  readonly node: (id: string) => DrawnNode | undefined;
  readonly link: (id: string) => DrawnLink | undefined;
}

interface Led {
  readonly key: string;
  readonly drawn: DrawnNode;
}

/** The drawing of a note with its lines, by the drawing without. */
const led = new WeakMap<DrawnNode, Led>();
const bases = new WeakMap<DrawnNode, DrawnNode>();

/** A note as drawn before lines led from it; any other node as it is. */
export function withoutLeaders(drawn: DrawnNode | undefined): DrawnNode | undefined {
  return drawn && (bases.get(drawn) ?? drawn);
}

/** The ids of the notes from which lines lead. */
export function notesThatPoint(nodes: readonly PathwayNode[]): readonly string[] {
  return nodes.filter(points).map(({ id }) => id);
}

/** The same for the next version of a project, from those before and the nodes that changed. */
export function notesThatPointNow(
  before: readonly string[],
  changed: readonly PathwayNode[],
): readonly string[] {
  const isSame = changed.every((node) => points(node) === before.includes(node.id));
  if (isSame) return before;
  const ids = new Set(changed.map(({ id }) => id));
  return [...before.filter((id) => !ids.has(id)), ...notesThatPoint(changed)];
}

function points({ about }: PathwayNode): boolean {
  return about !== undefined && about.length > 0;
}

/**
 * Notes with the lines that lead from them: these are a part of the note's drawing, so that all painters paint them. The
 * same note and lines give the same drawing.
 */
export function drawLeaders(
  notes: readonly string[],
  there: Drawn,
  theme: Theme,
): ReadonlyMap<string, DrawnNode> {
  return new Map(
    notes.flatMap((id) => {
      const base = withoutLeaders(there.node(id));
      return base ? [[id, withLines(base, linesFrom(base.node, there), theme)] as const] : [];
    }),
  );
}

interface Line {
  readonly from: DiagramPoint;
  readonly to: DiagramPoint;
}

/** Diagram units: a shorter line would be a speck. */
const leastLength = 6;

function linesFrom(note: PathwayNode, there: Drawn): readonly Line[] {
  const centre = centreOf(note);
  return (note.about ?? []).flatMap((id) => {
    const to = pointOf(id, centre, there);
    if (!to) return [];
    const from = outlineToward(note, to);
    return distanceBetween(from, to) >= leastLength ? [{ from, to }] : [];
  });
}

/** A line to a link ends in this part of it: nearer to an end it would seem to lead to the node there. */
const [least, most] = [0.25, 0.75];

/** Where a line meets what it leads to: the outline of a node, or the closest point of the inner part of a link. */
function pointOf(id: string, from: DiagramPoint, there: Drawn): DiagramPoint | undefined {
  const node = there.node(id)?.node;
  if (node) return outlineToward(node, from);
  const route = there.link(id)?.route;
  if (!route || route.length === 0) return undefined;
  return pointAt(route, Math.min(most, Math.max(least, distanceToRoute(route, from).position)));
}

function withLines(base: DrawnNode, lines: readonly Line[], theme: Theme): DrawnNode {
  if (lines.length === 0) return base;
  const key = JSON.stringify([theme, lines]);
  const known = led.get(base);
  if (known?.key === key) return known.drawn;
  const drawn = drawnWith(base, linePrimitives(base.node, lines, theme));
  led.set(base, { key, drawn });
  bases.set(drawn, base);
  return drawn;
}

/** Diagram units. */
const [lineWidth, dotRadius] = [1, 2.5];
const dash = [3, 3];

/** Quiet dashes that end in a dot: no arrow, since nothing acts on anything. Relative to the note. */
function linePrimitives(
  node: PathwayNode,
  lines: readonly Line[],
  theme: Theme,
): readonly Primitive[] {
  const color =
    node.style?.border === undefined
      ? relationColor('relates-to', theme)
      : nodeLook(node, theme).border;
  const { x, y } = node;
  return lines.flatMap(({ from, to }): Primitive[] => [
    {
      type: 'path',
      path: [
        ['M', from.x - x, from.y - y],
        ['L', to.x - x, to.y - y],
      ],
      stroke: { color, width: lineWidth, dash },
    },
    { type: 'path', path: ellipsePath(to.x - x, to.y - y, dotRadius, dotRadius), fill: color },
  ]);
}

/** What the note needs otherwise is made when it is asked for, as before. */
function drawnWith(base: DrawnNode, lines: readonly Primitive[]): DrawnNode {
  const reach = primitivesBounds(lines);
  const { node, box } = base;
  const there: Bounds = { ...reach, x: reach.x + node.x, y: reach.y + node.y };
  let primitives: readonly Primitive[] | undefined;
  return {
    node,
    box,
    get bounds() {
      return unionBounds([base.bounds, there]);
    },
    get painted() {
      return base.painted ? unionBounds([base.painted, reach]) : reach;
    },
    get primitives() {
      return (primitives ??= [...base.primitives, ...lines]);
    },
  };
}
