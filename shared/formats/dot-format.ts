import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import type {
  Endpoint,
  Head,
  Link,
  Project,
  NodeShape,
  PathwayNode,
  DiagramPoint,
} from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { relations } from '../project/relations.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import type { ProjectFormat, WrittenFile } from './project-format.ts';
import {
  nameEverything,
  type DrawnNames,
  segmentsOf,
  type Segment,
} from './plain/drawing-parts.ts';
import { reportLosses, type Sayable } from './plain/plain-from-project.ts';

/** Graphviz (graphviz.org/doc/info/lang.html). Only written. */
export const dotFormat: ProjectFormat = { write: writeDot };

const sayable: Sayable = {
  node: new Set(['kind', 'place', 'size', 'parent', 'caption', 'isolated']),
  link: new Set(['relation', 'label', 'on-links']),
  file: new Set(['title']),
};

/** Graphviz measures positions in points and sizes in inches, and its y goes up. */
const inch = 72;

interface Drawing {
  readonly index: ProjectIndex;
  readonly names: DrawnNames;
}

function positionOf({ x, y }: DiagramPoint): string {
  return `${x},${-y}!`;
}

function middleOf({ x, y, width, height }: PathwayNode): DiagramPoint {
  return { x: x + width / 2, y: y + height / 2 };
}

/** A digraph with the positions of the diagram: `neato -n` draws it as it is, `dot` arranges it anew. */
export function writeDot(project: Project): WrittenFile {
  const drawing: Drawing = { index: indexProject(project), names: nameEverything(project) };
  const { names } = drawing;
  const top = project.nodes.filter(({ parent }) => parent === undefined);
  const nodes = top.flatMap((node) => drawNode(node, drawing, '  '));
  const links = project.links.flatMap((link) => drawLink(link, drawing));
  const lines = [
    'digraph {',
    `  graph ${dotAttributes({ label: project.metadata.title, compound: 'true', rankdir: 'LR' })}`,
    ...nodes,
    ...drawJoints(project, drawing),
    ...links,
    ...names
      .points()
      .map(([name, x, y]) => `  ${name} [shape=none label="" pos="${positionOf({ x, y })}"]`),
    '}',
    '',
  ];
  return { text: lines.join('\n'), report: reportLosses(project, sayable) };
}

/** The points where links end on links. */
function drawJoints(project: Project, { index, names }: Drawing): string[] {
  const isUsed = (id: string) => index.linksAt.has(id);
  if (!project.links.some(({ anchors }) => anchors.some(({ id }) => isUsed(id)))) return [];
  const drawn = [...drawDiagram(project, 'light').links.values()];
  return drawn.flatMap(({ anchors }) =>
    [...anchors]
      .filter(([id]) => isUsed(id))
      .map(([id, point]) => {
        const facts = { shape: 'point', pos: positionOf(point) };
        return `  ${names.end({ to: 'anchor', id })} ${dotAttributes(facts)}`;
      }),
  );
}

function drawNode(node: PathwayNode, drawing: Drawing, indent: string): string[] {
  const { index, names } = drawing;
  const name = names.node(node.id);
  const children = index.children.get(node.id) ?? [];
  const label = [node.label, node.caption].filter((line) => line !== '').join('\n');
  if (children.length === 0) {
    const { width, height, kind } = node;
    const shape = shapes[node.style?.shape ?? nodeKinds[kind].shape] ?? 'box';
    const size = { width: width / inch, height: height / inch };
    const facts = { label, shape, pos: positionOf(middleOf(node)), ...size, class: kind };
    return [`${indent}${name} ${dotAttributes(facts)}`];
  }
  const inner = children.flatMap((child) => drawNode(child, drawing, `${indent}  `.slice(0, 40)));
  // Lines end at nodes, so this node stands for its cluster.
  const facts = { shape: 'point', style: 'invis', pos: positionOf(middleOf(node)) };
  const handle = index.linksAt.has(node.id) ? [`${indent}  ${name} ${dotAttributes(facts)}`] : [];
  const { x, y, width, height } = node;
  const caption = `${indent}  label=${dotText(label)}`;
  const box = `${indent}  bb="${x},${-(y + height)},${x + width},${-y}"`;
  return [`${indent}subgraph cluster_${name} {`, caption, box, ...handle, ...inner, `${indent}}`];
}

function drawLink(link: Link, { index, names }: Drawing): string[] {
  const { relation, label } = link;
  const line = link.style?.line ?? relations[relation].line;
  return segmentsOf(link, index).map((segment) => {
    const facts = {
      ...endsOf(link, segment),
      ...(line === 'solid' ? {} : { style: line === 'double' ? 'bold' : line }),
      ...(segment.isLast ? { label, class: relation } : {}),
      ...clusterOf('ltail', segment.from, index, names),
      ...clusterOf('lhead', segment.to, index, names),
    };
    return `  ${names.end(segment.from)} -> ${names.end(segment.to)} ${dotAttributes(facts)}`;
  });
}

function endsOf({ style, relation }: Link, { isFirst, isLast }: Segment) {
  const head = isLast ? (style?.targetHead ?? relations[relation].head) : 'none';
  const tail = isFirst ? (style?.sourceHead ?? 'none') : 'none';
  return { dir: 'both', arrowhead: arrows[head] ?? 'normal', arrowtail: arrows[tail] ?? 'normal' };
}

function clusterOf(key: string, end: Endpoint, index: ProjectIndex, names: DrawnNames) {
  const isCluster = end.to === 'node' && index.children.has(end.id);
  return isCluster ? { [key]: `cluster_${names.node(end.id)}` } : {};
}

/** Graphviz's arrow that comes nearest; a filled one stands for the others. */
const arrows: Partial<Readonly<Record<Head, string>>> = {
  none: 'none',
  arrow: 'normal',
  triangle: 'onormal',
  circle: 'odot',
  bar: 'tee',
  'necessary-stimulation': 'onormaltee',
  diamond: 'odiamond',
  binding: 'vee',
  translocation: 'normaltee',
  vee: 'vee',
  degradation: 'box',
};

/** Graphviz's shape that comes nearest; a box stands for the others. */
const shapes: Partial<Readonly<Record<NodeShape, string>>> = {
  capsule: 'ellipse',
  ellipse: 'ellipse',
  hexagon: 'hexagon',
  octagon: 'octagon',
  'cut-corners': 'octagon',
  leaf: 'egg',
  trapezoid: 'trapezium',
  receptor: 'invhouse',
  chevron: 'cds',
  parallelogram: 'parallelogram',
  note: 'note',
  triangle: 'triangle',
  diamond: 'diamond',
  none: 'plaintext',
};

/** A quoted text of the DOT language: quotes and backslashes escaped, control characters out, breaks as `\n`. */
export function dotText(text: string): string {
  const safe = text
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, (sign) => (sign === '\n' ? sign : ' '))
    .replaceAll(/["\\]/gu, (sign) => `\\${sign}`)
    .replaceAll('&', '&amp;')
    .replaceAll('\n', '\\n');
  return `"${safe}"`;
}

/** A list of attributes in brackets; numbers to two places. */
export function dotAttributes(values: Readonly<Record<string, string | number>>): string {
  const parts = Object.entries(values).map(([name, value]) => {
    return `${name}=${typeof value === 'number' ? String(Math.round(value * 100) / 100) : dotText(value)}`;
  });
  return `[${parts.join(' ')}]`;
}
