import type { Loss } from '../../project/file-outcome.ts';
import { nameElement } from '../../project/element-names.ts';
import {
  limits,
  linkSchema,
  nodeSchema,
  type DiagramPoint,
  type Link,
  type PathwayNode,
  type Relation,
  type Xref,
} from '../../project/project-schema.ts';
import { relations } from '../../project/relations.ts';
import { centreOf, overlaps, type Bounds } from '../../scene/primitives.ts';
import { distanceBetween, distanceToRoute } from '../../scene/route-geometry.ts';
import type { ReadFile } from '../project-format.ts';
import { createIdMaker, cut, type IdMaker } from './clean-text.ts';
import type { PlainFormat } from './plain-words.ts';
import { formatsWords } from '../../words/formats.ts';

/** A reaction of a file, as it is drawn: from a first substrate to a first product, with all else on that line. */
export interface DrawnReaction {
  /** In the file. */
  readonly id: string;
  readonly from: PathwayNode;
  readonly to: PathwayNode;
  readonly actors: readonly { readonly node: PathwayNode; readonly relation: Relation }[];
  /** Further substrates, and further products. */
  readonly also: readonly PathwayNode[];
  readonly makes: readonly PathwayNode[];
  /** A point that the line goes by. */
  readonly bend?: DiagramPoint | undefined;
  /** More fields of the line. */
  readonly more?: object;
}

/** A reaction of a file; what takes part in it is named by the ids that the file has for it. */
export interface PlainReaction {
  readonly id: string;
  /** For the report. */
  readonly name: string;
  readonly label?: string | undefined;
  /** The main ones first. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly actors: readonly { readonly node: string; readonly relation: Relation }[];
  readonly relation?: Relation | undefined;
  readonly isReversible: boolean;
  readonly notes: string;
  readonly xrefs: readonly Xref[];
  readonly bend?: DiagramPoint | undefined;
}

/** The project with its reactions as links; those that cannot be drawn are told and left out. */
export function withPlainReactions(
  file: ReadFile,
  reactions: readonly PlainReaction[],
  format: PlainFormat,
): ReadFile {
  const { project, report } = file;
  const nodes = new Map(
    project.nodes.flatMap((node): [string, PathwayNode][] =>
      node.origin?.id === undefined ? [] : [[node.origin.id, node]],
    ),
  );
  const ids = createIdMaker();
  for (const { id } of [...project.nodes, ...project.links]) ids.make(id);
  const losses: Loss[] = [];
  const sides = createSides(project.nodes, ids);
  const links = reactions.flatMap((reaction) => {
    const nodesOf = (list: readonly string[]) => list.flatMap((id) => nodes.get(id) ?? []);
    const [[first, ...also], [last, ...makes]] = [nodesOf(reaction.from), nodesOf(reaction.to)];
    const ends = sides.endsOf(first, last);
    if (typeof ends === 'string') {
      losses.push(lossOfReaction(reaction, ends));
      return [];
    }
    const { from, to } = ends;
    const actors = reaction.actors.flatMap(({ node: id, relation }) => {
      const node = nodes.get(id);
      return node ? [{ node, relation }] : [];
    });
    const more = {
      ...(reaction.relation === undefined ? {} : { relation: reaction.relation }),
      label: cut(reaction.label ?? '', limits.labelLength),
      xrefs: reaction.xrefs.slice(0, limits.listLength),
      notes: cut(reaction.notes, limits.notesLength),
      origin: { format, id: cut(reaction.id, limits.shortTextLength) },
      ...(reaction.isReversible ? reversible : {}),
    };
    const { id, bend } = reaction;
    return linksOfReaction({ id, from, to, actors, also, makes, bend, more }, ids);
  });
  return {
    ...file,
    project: {
      ...project,
      nodes: [...project.nodes, ...sides.nodes],
      links: [...project.links, ...links],
    },
    report: { kept: report.kept + links.length, losses: [...report.losses, ...losses] },
  };
}

/** Diagram units from a participant to the sign for nothing, and the size of that. */
const nothing = { away: 50, size: 24 };

/**
 * The ends of reactions. One without a reactant or without a product gets the crossed circle that SBGN has for nothing,
 * beside its first participant; all of these are in `nodes`.
 */
export function createSides(others: readonly PathwayNode[], ids: IdMaker) {
  const nodes: PathwayNode[] = [];
  const signBeside = (node: PathwayNode, isBefore: boolean): PathwayNode => {
    const { away, size } = nothing;
    const middle = centreOf(node);
    const across = node.width / 2 + away;
    const along = node.height / 2 + away;
    const offsets: readonly (readonly [number, number])[] = [
      [across, 0],
      [0, along],
      [0, -along],
      [-across, 0],
    ];
    const boxes = offsets.map(([x, y]) => {
      const [dx, dy] = isBefore ? [-x, -y] : [x, y];
      return {
        x: middle.x + dx - size / 2,
        y: middle.y + dy - size / 2,
        width: size,
        height: size,
      };
    });
    const isFree = (box: Bounds) =>
      [...others, ...nodes].every((it) => it.kind === 'compartment' || !overlaps(it, box));
    const box = boxes.find(isFree) ?? boxes[0];
    const around = others.find(({ id }) => id === node.parent);
    const isInside = around && box && contains(around, box);
    const sign = nodeSchema.parse({
      id: ids.make(`${node.id} nothing`),
      kind: 'shape',
      label: '',
      ...box,
      ...(isInside ? { parent: around.id } : {}),
      style: { shape: 'crossed-circle', fill: '#ffffff', border: '#000000' },
    });
    nodes.push(sign);
    return sign;
  };
  return {
    nodes,
    /** Both ends, or why they cannot be had. */
    endsOf: (first: PathwayNode | undefined, last: PathwayNode | undefined) => {
      if (first && last)
        return first === last ? formatsWords.hasSameParticipantOn : { from: first, to: last };
      if (first) return { from: first, to: signBeside(first, false) };
      return last ? { from: signBeside(last, true), to: last } : formatsWords.hasNoReactantNo;
    },
  };
}

function contains(around: Bounds, box: Bounds): boolean {
  return (
    box.x >= around.x &&
    box.y >= around.y &&
    box.x + box.width <= around.x + around.width &&
    box.y + box.height <= around.y + around.height
  );
}

/** Of a reaction that is left out. */
export function lossOfReaction(
  { id, name }: Pick<PlainReaction, 'id' | 'name'>,
  what: string,
): Loss {
  return {
    kind: 'dropped',
    originId: cut(id, limits.shortTextLength),
    where: nameElement('reaction', id, name),
    what: formatsWords.notDrawn(what),
  };
}

/** Fields of a line that leads both ways. */
export const reversible = { style: { sourceHead: relations['converts-to'].head } } as const;

export function linksOfReaction(reaction: DrawnReaction, ids: IdMaker): Link[] {
  const { id, from, to, actors, also, makes, bend, more } = reaction;
  const ends = [centreOf(from), centreOf(to)] as const;
  const route = bend ? [ends[0], bend, ends[1]] : ends;
  const [first] = actors;
  const place = first
    ? centreOf(first.node)
    : { x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2 };
  const nearest = distanceToRoute(route, place).position;
  const isShared = actors.length + also.length + makes.length > 0;
  const anchor = { id: ids.make(`${id} at`), position: Math.min(0.9, Math.max(0.1, nearest)) };
  const at = { to: 'anchor' as const, id: anchor.id };
  const end = (node: PathwayNode) => ({ to: 'node' as const, id: node.id });
  const make = (relation: Relation, source: object, target: object, fields: object = {}): Link =>
    linkSchema.parse({ id: ids.make(`reaction ${id}`), relation, source, target, ...fields });
  return [
    make('converts-to', end(from), end(to), {
      anchors: isShared ? [anchor] : [],
      waypoints: bend ? [bend] : [],
      ...more,
    }),
    ...actors.map(({ node, relation }) => make(relation, end(node), at)),
    ...also.map((node) => make('converts-to', end(node), at)),
    ...makes.map((node) => make('converts-to', at, end(node))),
  ];
}

/** Diagram units between an enzyme and the line that it stands beside. */
const gap = 26;

/**
 * Some files draw an enzyme on the line of its reaction. Here it acts on the line, so it moves beside it: to the side with more
 * room.
 */
export function besideTheirLinks(
  nodes: readonly PathwayNode[],
  links: readonly Link[],
): PathwayNode[] {
  const moved = new Map(nodes.map((node) => [node.id, node]));
  const hostOf = new Map(
    links.flatMap((link) => link.anchors.map(({ id }) => [id, link] as const)),
  );
  for (const { relation, source, target } of links) {
    const host = target.to === 'anchor' ? hostOf.get(target.id) : undefined;
    const node = source.to === 'node' ? moved.get(source.id) : undefined;
    if (relation !== 'catalyzes' || !host || !node) continue;
    const route = routeOf(host, moved);
    const near = distanceToRoute(route, centreOf(node));
    const [start, end] = [route[near.segmentIndex], route[near.segmentIndex + 1]];
    if (!start || !end || near.distance >= node.height / 2 + gap / 2) continue;
    const length = distanceBetween(start, end) || 1;
    const across = { x: -(end.y - start.y) / length, y: (end.x - start.x) / length };
    const reach = (Math.abs(across.x) * node.width + Math.abs(across.y) * node.height) / 2 + gap;
    const sides = [-1, 1].map((side) => ({
      ...node,
      x: near.point.x + side * across.x * reach - node.width / 2,
      y: near.point.y + side * across.y * reach - node.height / 2,
    }));
    const isFree = (box: PathwayNode) =>
      [...moved.values()].every((other) => other.id === node.id || !overlaps(other, box));
    moved.set(node.id, sides.find(isFree) ?? sides[0] ?? node);
  }
  return [...moved.values()];
}

function routeOf(
  { source, target, waypoints }: Link,
  nodes: ReadonlyMap<string, PathwayNode>,
): DiagramPoint[] {
  const pointOf = (id: string) => {
    const node = nodes.get(id);
    return node ? [centreOf(node)] : [];
  };
  return [
    ...(source.to === 'node' ? pointOf(source.id) : []),
    ...waypoints,
    ...(target.to === 'node' ? pointOf(target.id) : []),
  ];
}
