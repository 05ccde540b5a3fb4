import type { Link } from '../../project/link-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { Project } from '../../project/project-schema.ts';
import { isSameValue } from '../../edit/same-value.ts';
import type { GpmlElement } from './gpml-document.ts';
import { relationOfLine, styleOfLine } from './link-of-line.ts';
import { boxOf, nodeOfElement } from './node-of-element.ts';
import { notesOf } from './notes.ts';
import { ourKeys } from './our-properties.ts';

type Property = readonly [string, string];

/** Properties of ours for what a reader of the element would not find out of a node. */
export function oursOfNode(node: PathwayNode, element: GpmlElement): Property[] {
  const found = nodeOfElement(element, boxOf(element.values));
  const fields: Record<string, unknown> = {};
  put(fields, 'caption', node.caption, '');
  put(fields, 'notes', node.notes, notesOf(element.comments));
  put(fields, 'evidence', node.evidence, node.evidence.map(plainEvidence));
  put(fields, 'xrefs', node.xrefs, found.xrefs);
  put(fields, 'entity', node.entity, undefined);
  put(fields, 'ports', node.ports, undefined);
  put(fields, 'clone', node.clone, undefined);
  put(fields, 'multimer', node.multimer, undefined);
  put(fields, 'style', node.style ?? null, found.style);
  const kind: Property[] = node.kind === found.kind ? [] : [[ourKeys.kind, node.kind]];
  return [...kind, ...asProperty(fields)];
}

export function oursOfLink(
  link: Link,
  element: GpmlElement,
  nodes: ReadonlyMap<string, PathwayNode>,
): Property[] {
  const fields: Record<string, unknown> = {};
  put(fields, 'label', link.label, '');
  put(fields, 'notes', link.notes, notesOf(element.comments));
  put(fields, 'evidence', link.evidence, link.evidence.map(plainEvidence));
  put(fields, 'xrefs', link.xrefs.slice(1), []);
  put(fields, 'entity', link.entity, undefined);
  put(fields, 'confidence', link.confidence, undefined);
  put(fields, 'style', link.style ?? null, styleOfLine(element));
  if ('xrefs' in fields) fields['xrefs'] = link.xrefs;
  // Bends that the program works out anew must not be taken for set ones.
  const isFree = link.waypoints.length === 0 && element.points.length > 2;
  if (isFree) Object.assign(fields, { waypoints: [], routing: link.routing });
  const relation = relationOfLine(element, link.source, link.target, nodes);
  const words: Property[] = link.relation === relation ? [] : [[ourKeys.relation, link.relation]];
  return [...words, ...asProperty(fields)];
}

/** What the project holds beside its diagram. */
export function oursOfProject({ canvas, scenarios, metadata }: Project): Property[] {
  const fields: Record<string, unknown> = {};
  put(fields, 'scenarios', scenarios, []);
  const { grid, snap, background } = canvas;
  if (grid !== 10 || !snap || background !== undefined) fields['canvas'] = canvas;
  put(fields, 'created', metadata.created, undefined);
  put(fields, 'modified', metadata.modified, undefined);
  return Object.keys(fields).length === 0 ? [] : [[ourKeys.project, JSON.stringify(fields)]];
}

function plainEvidence({ reference }: { readonly reference: string }) {
  return { reference, stance: 'supports', grade: 'ungraded', basis: 'curated' };
}

function put(fields: Record<string, unknown>, name: string, value: unknown, usual: unknown): void {
  if (!isSameValue(value, usual)) fields[name] = value ?? null;
}

function asProperty(fields: Record<string, unknown>): Property[] {
  return Object.keys(fields).length === 0 ? [] : [[ourKeys.fields, JSON.stringify(fields)]];
}
