import { biologyOfNode } from '../../project/biology.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { type Badge, type PathwayNode, limits } from '../../project/project-schema.ts';
import type { Bounds } from '../../scene/primitives.ts';
import { glyphClassOf, kindByMaterial, readGlyph, readPorts, type Glyph } from './glyph.ts';
import {
  biologyWord,
  withXrefs,
  notesElement,
  withOwnWords,
  type OwnWords,
} from './annotations.ts';
import {
  keptElement,
  attributeOf,
  childOf,
  childrenOf,
  localName,
  makeElement,
  withAttributes,
  type SbgnElement,
  type SbgnNode,
} from './sbgn-element.ts';
import type { WrittenIds } from './written-ids.ts';

/** What a glyph is written as, besides what its node says itself. */
export interface GlyphContext {
  readonly ids: WrittenIds;
  readonly className: string;
  /** In the file; undefined for none. */
  readonly compartment: string | undefined;
  /** Glyphs written within it. */
  readonly nested: readonly SbgnElement[];
  readonly callout: SbgnElement | undefined;
}

/** A node as a `glyph`. What was read with it and has not changed is written unchanged. */
export function writeGlyph(node: PathwayNode, context: GlyphContext): SbgnElement {
  const kept = keptElement(node) ?? makeElement('glyph');
  const before = readGlyph(kept);
  const id = context.ids.of(node.id);
  const parts: GlyphParts = {
    notes: notesElement(kept, before.notes, node.notes),
    extension: withOwnWords(
      withXrefs(childOf(kept, 'extension'), kept, node.xrefs, id),
      wordsOfNode(node, context.className),
    ),
    text: textElement(kept, before, node, context.className),
    clone: cloneElement(kept, before, node),
    callout: context.callout,
    entity: childOf(kept, 'entity'),
    bbox: boxElement(childOf(kept, 'bbox'), before.box, node),
    glyphs: [
      ...node.badges.map((badge) => writeBadge(badge, node, context.ids)),
      ...roleUnits(node, context.ids),
      ...context.nested,
    ],
    ports: portElements(kept, node, id, context.ids),
  };
  const element = assembleGlyph(kept, parts);
  return withAttributes(element, {
    id,
    class: context.className,
    compartmentRef: context.compartment,
    orientation: orientationOf(
      attributeOf(kept, 'orientation'),
      node,
      keptElement(node) !== undefined,
    ),
  });
}

/** What a reader could not find out from the glyph. */
function wordsOfNode(node: PathwayNode, className: string): OwnWords {
  const units = node.badges.filter(({ kind }) => kind === 'information').map(({ label }) => label);
  const told = kindByMaterial(glyphClassOf(className).kind, units);
  return {
    kind: told === node.kind ? undefined : node.kind,
    caption: node.caption === '' ? undefined : node.caption,
    entity: node.entity,
    biology: biologyWord(biologyOfNode(node)),
  };
}

interface GlyphParts {
  readonly notes?: SbgnElement | undefined;
  readonly extension?: SbgnElement | undefined;
  readonly text?: SbgnElement | undefined;
  readonly clone?: SbgnElement | undefined;
  readonly callout?: SbgnElement | undefined;
  readonly entity?: SbgnElement | undefined;
  readonly bbox: SbgnElement;
  readonly glyphs: readonly SbgnElement[];
  readonly ports: readonly SbgnElement[];
}

const ours = new Set('notes extension label state clone callout entity bbox glyph port'.split(' '));

/** In the order that the schema wants; what is in no schema comes last. */
function assembleGlyph(kept: SbgnElement, parts: GlyphParts): SbgnElement {
  const { notes, extension, text, clone, callout, entity, bbox, glyphs, ports } = parts;
  const known = [notes, extension, text, clone, callout, entity, bbox, ...glyphs, ...ports];
  const foreign = (kept.children ?? []).filter(
    (child) => typeof child === 'string' || !ours.has(localName(child.name)),
  );
  const children: SbgnNode[] = [...known.filter((child) => child !== undefined), ...foreign];
  return { ...kept, children };
}

/** The label, or the state of a state variable. */
function textElement(
  kept: SbgnElement,
  before: Glyph,
  node: { readonly label: string } & Partial<PathwayNode>,
  className: string,
): SbgnElement | undefined {
  const label = childOf(kept, 'label');
  const element = label ?? childOf(kept, 'state');
  const shown = before.text === '' ? (glyphClassOf(className).symbol ?? '') : before.text;
  const isSame = node.label === shown.slice(0, limits.labelLength);
  const placed = label && movedLabel(label, before, node);
  if (isSame) return placed ?? element;
  if (node.label === '' && !element) return undefined;
  if (className === 'state variable' && !label) return stateElement(node.label);
  return withAttributes(placed ?? newLabel(node), { text: node.label });
}

function stateElement(text: string): SbgnElement {
  const at = text.indexOf('@');
  if (at === -1) return makeElement('state', { value: text });
  return makeElement('state', { value: text.slice(0, at), variable: text.slice(at + 1) });
}

function newLabel({
  style,
  x = 0,
  y = 0,
  width = 0,
  height = 0,
}: Partial<PathwayNode>): SbgnElement {
  const at = style?.labelAt;
  if (!at) return makeElement('label');
  const size = { width: width * 0.9, height: Math.min(20, height) };
  const centre = { x: x + (width / 2) * (1 + at.x), y: y + (height / 2) * (1 + at.y) };
  return makeElement('label', {}, [bboxElement(around(centre, size))]);
}

/** A label with a box of its own keeps its place on a glyph that moved. */
function movedLabel(
  label: SbgnElement,
  { textBox }: Glyph,
  { style, x, y, width, height }: Partial<PathwayNode>,
): SbgnElement {
  const box = childOf(label, 'bbox');
  if (!box || !textBox || x === undefined || y === undefined) return label;
  const at = style?.labelAt;
  if (!at || width === undefined || height === undefined) {
    return { ...label, children: (label.children ?? []).filter((child) => child !== box) };
  }
  const centre = { x: x + (width / 2) * (1 + at.x), y: y + (height / 2) * (1 + at.y) };
  const moved = around(centre, textBox);
  if (isNear(moved, textBox)) return label;
  const written = withAttributes(box, { x: moved.x, y: moved.y });
  return {
    ...label,
    children: (label.children ?? []).map((child) => (child === box ? written : child)),
  };
}

function around(
  centre: { readonly x: number; readonly y: number },
  { width, height }: { readonly width: number; readonly height: number },
): Bounds {
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

function cloneElement(
  kept: SbgnElement,
  before: Glyph,
  { clone }: PathwayNode,
): SbgnElement | undefined {
  if (!clone) return undefined;
  const element = childOf(kept, 'clone');
  if (element && before.clone?.slice(0, limits.labelLength) === clone.label) return element;
  if (clone.label === '') return makeElement('clone');
  return makeElement('clone', {}, [makeElement('label', { text: clone.label })]);
}

function boxElement(
  kept: SbgnElement | undefined,
  before: Bounds | undefined,
  box: Bounds,
): SbgnElement {
  if (kept && before && isNear(before, box)) return kept;
  const { x, y, width, height } = box;
  return withAttributes(kept ?? makeElement('bbox'), { x, y, w: width, h: height });
}

function bboxElement({ x, y, width, height }: Bounds): SbgnElement {
  return makeElement('bbox', { x, y, w: width, h: height });
}

function isNear(one: Bounds, other: Bounds): boolean {
  const away = [
    one.x - other.x,
    one.y - other.y,
    one.width - other.width,
    one.height - other.height,
  ];
  return away.every((distance) => Math.abs(distance) < 1e-3);
}

function portElements(
  kept: SbgnElement,
  node: PathwayNode,
  id: string,
  ids: WrittenIds,
): SbgnElement[] {
  const before = readPorts(kept);
  const odd = childrenOf(kept, 'port').filter(
    (port) => !before.some(({ element }) => element === port),
  );
  const written = (node.ports ?? []).map(({ x, y }, index) => {
    const at = portPoint(node, { x, y });
    const known = before[index];
    if (!known) return makeElement('port', { id: ids.fresh(`${id}.${index + 1}`), ...at });
    const isThere = Math.hypot(known.point.x - at.x, known.point.y - at.y) < 1e-3;
    const isOurs = known.id !== undefined && ids.ownerOf(known.id) === node.id;
    const port = isOurs
      ? known.element
      : withAttributes(known.element, { id: ids.fresh(`${id}.${index + 1}`) });
    return isThere ? port : withAttributes(port, at);
  });
  return [...written, ...odd];
}

/** Where a port lies in the diagram. */
export function portPoint(
  { x, y, width, height }: Bounds,
  port: { readonly x: number; readonly y: number },
): { x: number; y: number } {
  return { x: x + (width / 2) * (1 + port.x), y: y + (height / 2) * (1 + port.y) };
}

const badgeHeight = 14;

function writeBadge(badge: Badge, node: PathwayNode, ids: WrittenIds): SbgnElement {
  const kept = keptElement(badge);
  const element = kept ?? makeElement('glyph');
  const before = readGlyph(element);
  const className = kept ? before.className : badgeClass(badge);
  const width = badge.width ?? Math.max(22, badge.label.length * 6 + 9);
  const box = around(portPoint(node, badge), { width, height: badge.height ?? badgeHeight });
  const parts: GlyphParts = {
    notes: childOf(element, 'notes'),
    extension: withXrefs(childOf(element, 'extension'), element, badge.xrefs, ids.of(badge.id)),
    text: textElement(element, before, { label: badge.label }, className),
    clone: childOf(element, 'clone'),
    callout: childOf(element, 'callout'),
    entity: childOf(element, 'entity'),
    bbox: boxElement(childOf(element, 'bbox'), before.box, box),
    glyphs: childrenOf(element, 'glyph'),
    ports: childrenOf(element, 'port'),
  };
  return withAttributes(assembleGlyph(element, parts), { id: ids.of(badge.id), class: className });
}

/**
 * What a protein does, in words that any reader of the map sees: on its upper border, unless the map says it already.
 */
function roleUnits(node: PathwayNode, ids: WrittenIds): SbgnElement[] {
  const text = nodeKinds[node.kind].sbgnUnit;
  if (text === null || keptElement(node) || node.badges.some(({ label }) => label === text))
    return [];
  const size = { width: text.length * 6 + 9, height: badgeHeight };
  const box = around({ x: node.x + node.width / 2, y: node.y }, size);
  const attributes = { id: ids.fresh(`${ids.of(node.id)}-role`), class: 'unit of information' };
  return [makeElement('glyph', attributes, [makeElement('label', { text }), bboxElement(box)])];
}

function badgeClass({ kind }: Badge): string {
  return kind === 'state' || kind === 'modification' ? 'state variable' : 'unit of information';
}

/** Tags say where they point by their shape. */
const pointing: ReadonlyMap<string | undefined, string> = new Map([
  ['tag-left', 'left'],
  ['tag-up', 'up'],
  ['tag-down', 'down'],
]);

function orientationOf(
  kept: string | undefined,
  { style, ports }: PathwayNode,
  isRead: boolean,
): string | undefined {
  const points = pointing.get(style?.shape);
  if (points !== undefined) return points;
  if (style?.shape === 'tag-right') {
    return kept === undefined || kept === 'horizontal' ? kept : 'right';
  }
  const isUpright = (ports ?? []).some(({ x, y }) => Math.abs(y) > Math.abs(x));
  return kept ?? (isUpright && !isRead ? 'vertical' : undefined);
}
