import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import type { Head, Link, Project, NodeShape, PathwayNode } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { relations } from '../project/relations.ts';
import type { ProjectFormat, WrittenFile } from './project-format.ts';
import {
  nameEverything,
  type DrawnNames,
  segmentsOf,
  type Segment,
} from './plain/drawing-parts.ts';
import { reportLosses, type Sayable } from './plain/plain-from-project.ts';

/** A flowchart for Markdown pages and wikis (mermaid.js.org/syntax/flowchart.html). Only written. */
export const mermaidFormat: ProjectFormat = { write: writeMermaid };

const sayable: Sayable = {
  node: new Set(['kind', 'parent', 'caption', 'isolated']),
  link: new Set(['relation', 'label', 'on-links']),
  file: new Set(['title']),
};

export function writeMermaid(project: Project): WrittenFile {
  const index = indexProject(project);
  const names = nameEverything(project);
  const top = project.nodes.filter(({ parent }) => parent === undefined);
  const nodes = top.flatMap((node) => drawNode(node, index, names, 1));
  const links = project.links.flatMap((link) => drawLink(link, index, names));
  const anchors = project.links.flatMap((link) => link.anchors);
  const dots = [
    ...anchors
      .filter(({ id }) => index.linksAt.has(id))
      .map(({ id }) => names.end({ to: 'anchor', id })),
    ...names.points().map(([name]) => name),
  ].map((name) => `  ${name}((" "))`);
  const { title } = project.metadata;
  const head = title === '' ? [] : ['---', `title: ${JSON.stringify(title)}`, '---'];
  const lines = [...head, 'flowchart LR', ...nodes, ...dots, ...links, ''];
  return { text: lines.join('\n'), report: reportLosses(project, sayable) };
}

function drawNode(
  node: PathwayNode,
  index: ProjectIndex,
  names: DrawnNames,
  depth: number,
): string[] {
  const indent = '  '.repeat(Math.min(depth, 20));
  const text = quote([node.label, node.caption].filter((line) => line !== '').join('\n'));
  const children = index.children.get(node.id) ?? [];
  const name = names.node(node.id);
  if (children.length === 0) {
    const [open, close] = brackets[node.style?.shape ?? nodeKinds[node.kind].shape] ?? box;
    return [`${indent}${name}${open}${text}${close}`];
  }
  const inner = children.flatMap((child) => drawNode(child, index, names, depth + 1));
  return [`${indent}subgraph ${name}[${text}]`, ...inner, `${indent}end`];
}

const box = ['[', ']'] as const;

/** What comes nearest to an outline; a box stands for the others. */
const brackets: Partial<Readonly<Record<NodeShape, readonly [string, string]>>> = {
  rounded: ['(', ')'],
  capsule: ['([', '])'],
  ellipse: ['([', '])'],
  hexagon: ['{{', '}}'],
  octagon: ['{{', '}}'],
  'cut-corners': ['{{', '}}'],
  leaf: ['(', ')'],
  trapezoid: ['[/', '\\]'],
  receptor: ['[\\', '/]'],
  chevron: ['[/', '/]'],
  parallelogram: ['[/', '/]'],
  subprocess: ['[[', ']]'],
  compartment: ['(', ')'],
  note: ['>', ']'],
  triangle: ['{', '}'],
  diamond: ['{', '}'],
};

function drawLink(link: Link, index: ProjectIndex, names: DrawnNames): string[] {
  const facts = relations[link.relation];
  const dashed = (link.style?.line ?? facts.line) !== 'solid';
  const words = [link.label, facts.label].filter((line) => line !== '').join('\n');
  return segmentsOf(link, index).map((segment) => {
    const line = lineOf(link, segment, dashed);
    const text = segment.isLast ? `|${quote(words)}|` : '';
    return `  ${names.end(segment.from)} ${line}${text} ${names.end(segment.to)}`;
  });
}

function lineOf(link: Link, { isFirst, isLast }: Segment, dashed: boolean): string {
  const start = isFirst ? (tails[link.style?.sourceHead ?? 'none'] ?? '<') : '';
  const head = isLast
    ? (heads[link.style?.targetHead ?? relations[link.relation].head] ?? '>')
    : '';
  const middle = dashed ? '-.-' : '--';
  // A line without heads is one dash longer, and a tail needs a head.
  if (head === '') return dashed ? '-.-' : '---';
  return `${start}${middle}${head}`;
}

/** What comes nearest to a head: a circle, a cross, or an arrow, which stands for the others. */
const heads: Partial<Readonly<Record<Head, string>>> = {
  none: '',
  arrow: '>',
  triangle: '>',
  circle: 'o',
  bar: 'x',
  'necessary-stimulation': '>',
  diamond: 'o',
  binding: 'o',
  translocation: '>',
  vee: '>',
  degradation: 'x',
};

const tails: Partial<Readonly<Record<Head, string>>> = {
  ...heads,
  arrow: '<',
  triangle: '<',
  'necessary-stimulation': '<',
  translocation: '<',
  vee: '<',
};

/** In quotes, every sign that means something there by its number (mermaid.js.org: entity codes). */
function quote(text: string): string {
  const safe = text
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, (sign) => (sign === '\n' ? sign : ' '))
    .replaceAll(/["#<>&`;{}|\\%]/gu, (sign) => `#${sign.charCodeAt(0)};`)
    .replaceAll('\n', '<br/>');
  return `"${safe === '' ? ' ' : safe}"`;
}
