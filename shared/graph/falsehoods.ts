import { nodeKinds } from '../project/node-kinds.ts';
import type { Link, PathwayNode, Project } from '../project/project-schema.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import {
  boundsBetween,
  grown,
  primitivesBounds,
  type Bounds,
  type DrawnDiagram,
  type DrawnLink,
} from '../scene/primitives.ts';
import {
  areInseparable,
  areOneNet,
  areOnEachOther,
  crosses,
  hidesLines,
  hidingPart,
  leastShared,
  piecesOf,
  sharedLength,
  type Piece,
} from '../scene/line-meetings.ts';
import { runsThrough } from '../scene/route-geometry.ts';
import { indexProject, type ProjectIndex } from './project-index.ts';
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts';

/** What in a drawing says something that the project does not. Each entry names the elements by their ids. */
export interface Falsehoods {
  /** A link runs through a node that it has nothing to do with. */
  readonly throughNodes: readonly string[];
  /** Two links run on one line, so that nobody can tell which leads where. */
  readonly overlaps: readonly string[];
  /** A node, a label or another head covers the head of a link. */
  readonly hiddenHeads: readonly string[];
  /** The label of a link lies on a node or on another label, or a node lies on the label of a node. */
  readonly hiddenLabels: readonly string[];
  /** Two links cross. That is not false, but fewer are better. */
  readonly crossings: readonly string[];
}

/** Measures how often a drawing would be misread. */
export function findFalsehoods(project: Project): Falsehoods {
  const drawing = survey(project);
  const links = [...drawing.diagram.links.values()];
  const pairs = meetingPairs(drawing);
  return {
    throughNodes: links.flatMap((drawn) => throughNodes(drawing, drawn)),
    overlaps: pairs.overlaps,
    hiddenHeads: links.flatMap((drawn) => hiddenHeads(drawing, drawn)),
    hiddenLabels: [
      ...links.flatMap((drawn) => hiddenLabels(drawing, drawn)),
      ...hiddenNodes(drawing),
    ],
    crossings: pairs.crossings,
  };
}

interface Drawing {
  readonly project: Project;
  readonly index: ProjectIndex;
  readonly diagram: DrawnDiagram;
  /** The boxes of nodes that a line must not run through. */
  readonly nodes: SpatialIndex;
  readonly plates: ReadonlyMap<string, Bounds>;
  readonly heads: ReadonlyMap<string, readonly Bounds[]>;
  /** By link. */
  readonly plateIndex: SpatialIndex;
  readonly headIndex: SpatialIndex;
}

function survey(project: Project): Drawing {
  const diagram = drawDiagram(project, 'light');
  const boxes = project.nodes
    .filter(hidesLines)
    .map(({ id }) => ({ id, bounds: diagram.nodes.get(id)?.box ?? noBox }));
  const plates = new Map<string, Bounds>();
  const heads = new Map<string, readonly Bounds[]>();
  for (const [id, { label, heads: own }] of diagram.links) {
    if (label.length > 0) plates.set(id, primitivesBounds(label));
    heads.set(id, own);
  }
  return {
    project,
    index: indexProject(project),
    diagram,
    nodes: createSpatialIndex(boxes),
    plates,
    heads,
    plateIndex: createSpatialIndex([...plates].map(([id, bounds]) => ({ id, bounds }))),
    headIndex: createSpatialIndex(
      [...heads].flatMap(([id, list]) => list.map((bounds) => ({ id, bounds }))),
    ),
  };
}

const noBox: Bounds = { x: 0, y: 0, width: 0, height: 0 };

function throughNodes(drawing: Drawing, { link, route, bounds }: DrawnLink): string[] {
  const ends = endNodes(drawing, link);
  return drawing.nodes.within(bounds).flatMap((id) => {
    const box = drawing.diagram.nodes.get(id)?.box;
    if (!box || ends.some((end) => end.id === id || areInseparable(end, box))) return [];
    return runsThrough(route, hidingPart(box)) ? [`${link.id} through ${id}`] : [];
  });
}

/** The nodes that a link ends at. */
function endNodes({ index }: Drawing, { source, target }: Link): PathwayNode[] {
  return [source, target].flatMap((end) =>
    end.to === 'node' ? (index.nodes.get(end.id) ?? []) : [],
  );
}

function hiddenHeads(drawing: Drawing, { link }: DrawnLink): string[] {
  const ends = endNodes(drawing, link);
  return (drawing.heads.get(link.id) ?? []).flatMap((head) => {
    const nodes = drawing.nodes
      .within(head)
      .filter((id) => !ends.some((end) => end.id === id))
      .filter((id) => areOnEachOther(drawing.diagram.nodes.get(id)?.box ?? noBox, head));
    const plates = drawing.plateIndex
      .within(head)
      .filter((id) => areOnEachOther(drawing.plates.get(id) ?? noBox, head));
    const heads = drawing.headIndex
      .within(head)
      .filter((id) => id > link.id && !areOneNet(drawing.index.links.get(id) ?? link, link))
      .filter((id) => (drawing.heads.get(id) ?? []).some((other) => areOnEachOther(other, head)));
    return [
      ...nodes.map((id) => `head of ${link.id} under ${id}`),
      ...plates.map((id) => `head of ${link.id} under the label of ${id}`),
      ...heads.map((id) => `heads of ${link.id} and ${id}`),
    ];
  });
}

function hiddenLabels(drawing: Drawing, { link }: DrawnLink): string[] {
  const plate = drawing.plates.get(link.id);
  if (!plate) return [];
  const nodes = drawing.nodes
    .within(plate)
    .filter((id) => areOnEachOther(drawing.diagram.nodes.get(id)?.box ?? noBox, plate));
  const plates = drawing.plateIndex
    .within(plate)
    .filter((id) => id > link.id && areOnEachOther(drawing.plates.get(id) ?? noBox, plate));
  return [
    ...nodes.map((id) => `label of ${link.id} on ${id}`),
    ...plates.map((id) => `labels of ${link.id} and ${id}`),
  ];
}

function hiddenNodes({ nodes, diagram, project }: Drawing): string[] {
  return project.nodes.filter(hidesLines).flatMap(({ id, kind }) => {
    const box = diagram.nodes.get(id)?.box ?? noBox;
    if (nodeKinds[kind].contains) return [];
    return nodes
      .within(box)
      .filter(
        (other) => other > id && !nodeKinds[diagram.nodes.get(other)?.node.kind ?? kind].contains,
      )
      .filter((other) => areOnEachOther(diagram.nodes.get(other)?.box ?? noBox, box))
      .map((other) => `${id} and ${other}`);
  });
}

interface LinkPiece extends Piece {
  readonly link: Link;
}

function meetingPairs({ diagram }: Drawing): { overlaps: string[]; crossings: string[] } {
  const pieces = [...diagram.links.values()].flatMap(({ link, route }) =>
    piecesOf(route).map((piece): LinkPiece => ({ link, ...piece })),
  );
  const index = createSpatialIndex(
    pieces.map(({ from, to }, at) => ({
      id: String(at),
      bounds: grown(boundsBetween(from, to), 4),
    })),
  );
  const shared = new Map<string, number>();
  const crossings = new Set<string>();
  for (const [at, one] of pieces.entries()) {
    for (const found of index.within(boundsBetween(one.from, one.to))) {
      const other = pieces[Number(found)];
      if (!other || Number(found) <= at || other.link === one.link) continue;
      const pair = [one.link.id, other.link.id].sort().join(' and ');
      const length = areOneNet(one.link, other.link) ? 0 : sharedLength(one, other);
      if (length > 0) shared.set(pair, (shared.get(pair) ?? 0) + length);
      if (crosses(one, other) && !hangTogether(one.link, other.link)) crossings.add(pair);
    }
  }
  const overlaps = [...shared].filter(([, length]) => length >= leastShared);
  return { overlaps: overlaps.map(([pair]) => pair), crossings: [...crossings] };
}

function hangTogether(one: Link, other: Link): boolean {
  const isOn = (a: Link, b: Link) =>
    [a.source, a.target].some(
      (end) => end.to === 'anchor' && b.anchors.some(({ id }) => id === end.id),
    );
  return isOn(one, other) || isOn(other, one);
}
