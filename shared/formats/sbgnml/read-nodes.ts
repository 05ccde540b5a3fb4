import { limits, type Badge } from '../../project/project-schema.ts';
import type { Bounds } from '../../scene/primitives.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { measureText } from '../../scene/text-layout.ts';
import {
  badgeKindOf,
  badgeShapeOf,
  glyphClassOf,
  isKnownGlyphClass,
  isNameless,
  kindByMaterial,
  badgeStyle,
  glyphStyle,
  middleOf,
  relativePosition,
  readGlyph,
  type Glyph,
} from './glyph.ts';
import type { RenderStyle } from './render-info.ts';
import { readXrefs, nodeWordsOf } from './annotations.ts';
import { addLoss, originFormat, type NodeDraft, type Reading } from './reading.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  localName,
  toJson,
  type SbgnElement,
} from './sbgn-element.ts';
import { formatsWords } from '../../words/formats.ts';

/** What a glyph is nested in. */
interface Holder {
  /** Ours: of a node or a link. */
  readonly id: string;
  readonly canContain: boolean;
}

/** A node for a glyph, nodes for those nested in it, and badges for those on its border. */
export function readGlyphs(
  reading: Reading,
  elements: readonly SbgnElement[],
  holder?: Holder,
  group?: number,
): void {
  // A stack of our own: a file may be nested more deeply than functions can call each other.
  const waiting = elements.map((element) => ({ element, holder })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const made = readOne(reading, next.element, next.holder, group);
    waiting.push(...made.nested.map((element) => ({ element, holder: made.holder })).reverse());
  }
}

function readOne(
  reading: Reading,
  element: SbgnElement,
  holder: Holder | undefined,
  group: number | undefined,
): { nested: SbgnElement[]; holder: Holder } {
  const glyph = readGlyph(element);
  const id = reading.takeId(element, 'glyph');
  reading.elements.set(id, element);
  const box = glyph.box ?? boxInLayout(glyph);
  if (!glyph.box) reading.boxless.add(id);
  if (hasHiddenName(element, glyph)) reading.hiddenNames += 1;
  const inner = childrenOf(element, 'glyph');
  const badges = inner.filter((child) => isBadge(child));
  const units = badges.map((badge) => readGlyph(badge).text);
  const rendered = renderedStyle(reading, element);
  const words = nodeWordsOf(childOf(element, 'extension'));
  const kind = words.kind ?? kindByMaterial(glyphClassOf(glyph.className).kind, units);
  if (!isKnownGlyphClass(glyph.className)) tellUnknown(reading, element, glyph, id);
  name(reading, element, id, glyph);
  const label = glyph.text === '' ? (glyphClassOf(glyph.className).symbol ?? '') : glyph.text;
  reading.nodes.push({
    id,
    kind,
    label: fitting(reading, element, label, id),
    ...box,
    ...(holder?.canContain ? { parent: holder.id } : {}),
    badges: badges.flatMap((badge, at) => {
      const spare = { count: badges.length, at };
      return readBadge(reading, badge, { ...box, spare }, id, rendered) ?? [];
    }),
    ...marksOf(glyph, box),
    style: glyphStyle(glyph, box, rendered),
    notes: glyph.notes.slice(0, limits.notesLength),
    xrefs: readXrefs(element),
    ...words,
    origin: {
      format: originFormat,
      ...(attributeOf(element, 'id') === undefined ? {} : { id: fileId(element) }),
      data: {
        xml: toJson(withoutNested(element)),
        ...(holder ? { within: holder.id } : {}),
        ...(group === undefined ? {} : { group }),
      },
    },
  });
  const nested = inner.filter((child) => !badges.includes(child));
  return { nested, holder: { id, canContain: nodeKinds[kind].contains } };
}

/** The id in the file, as far as a project can hold it. */
function fileId(element: SbgnElement): string {
  return (attributeOf(element, 'id') ?? '').slice(0, limits.shortTextLength);
}

export function renderedStyle({ rendered }: Reading, element: SbgnElement) {
  const id = attributeOf(element, 'id');
  return id === undefined ? undefined : rendered.styles.get(id);
}

function isBadge(element: SbgnElement): boolean {
  return badgeKindOf(readGlyph(element).className) !== undefined;
}

function tellUnknown(reading: Reading, element: SbgnElement, glyph: Glyph, id: string): void {
  const what =
    glyph.className === ''
      ? formatsWords.hasNoClassDrawn
      : formatsWords.classWhichNoneSbgns2(glyph.className.slice(0, 60));
  addLoss(reading, 'approximated', element, what, { label: glyph.text, elementId: id });
}

/** The size in which a glyph without a box is laid out. */
function boxInLayout({ className, text }: Glyph): Bounds {
  const { hasPorts, kind } = glyphClassOf(className);
  const isSmall = hasPorts || kind === 'shape';
  const width = Math.min(240, Math.max(60, measureText(text, 12, 400) + 20));
  return { x: 0, y: 0, width: isSmall ? 24 : width, height: isSmall ? 24 : 40 };
}

function hasHiddenName(element: SbgnElement, { className }: Glyph): boolean {
  const text = attributeOf(childOf(element, 'label'), 'text') ?? '';
  return isNameless(className) && text.trim() !== '';
}

function fitting(reading: Reading, element: SbgnElement, label: string, id: string): string {
  if (label.length <= limits.labelLength) return label;
  const count = limits.labelLength.toLocaleString('en');
  addLoss(reading, 'approximated', element, formatsWords.hasLabelMoreThan2(count), {
    elementId: id,
  });
  return label.slice(0, limits.labelLength);
}

/** Makes a glyph and its ports known to the arcs that end there. */
function name(reading: Reading, element: SbgnElement, id: string, glyph: Glyph): void {
  register(reading, element, { type: 'node', id }, glyph.text);
  for (const { element: port, point } of glyph.ports) {
    register(reading, port, { type: 'node', id, point });
  }
}

export function register(
  reading: Reading,
  element: SbgnElement,
  target: Parameters<Reading['targets']['set']>[1],
  label = '',
): void {
  const fileId = attributeOf(element, 'id');
  if (fileId === undefined) {
    if (localName(element.name) === 'port') return;
    addLoss(reading, 'approximated', element, formatsWords.hasNoIdWas2, {
      label,
      elementId: target.id,
    });
    return;
  }
  if (!reading.targets.has(fileId)) reading.targets.set(fileId, target);
  else {
    const what = formatsWords.hasIdAnotherElement2;
    addLoss(reading, 'approximated', element, what, { label, elementId: target.id });
  }
}

function readBadge(
  reading: Reading,
  element: SbgnElement,
  box: Bounds & { readonly spare: { readonly count: number; readonly at: number } },
  node: string,
  rendered: RenderStyle | undefined,
): NonNullable<NodeDraft['badges']>[number] | undefined {
  const glyph = readGlyph(element);
  const own = glyph.box ?? boxOnBorder(glyph, box);
  const position = relativePosition(middleOf(own), box);
  if (!position) {
    addLoss(reading, 'dropped', element, formatsWords.hasNoPlaceOn, {
      label: glyph.text,
      elementId: node,
    });
    return undefined;
  }
  const id = reading.takeId(element, 'badge');
  register(reading, element, { type: 'node', id: node, point: middleOf(own) }, glyph.text);
  const kind: Badge['kind'] = badgeKindOf(glyph.className) ?? 'state';
  return {
    id,
    kind,
    label: fitting(reading, element, glyph.text, node),
    ...position,
    width: own.width,
    height: own.height,
    shape: badgeShapeOf(glyph.className, glyph.entity),
    style: badgeStyle(rendered),
    origin: { format: originFormat, id: fileId(element), data: { xml: toJson(element) } },
  };
}

/** Where the file says nothing, side by side on the upper border. */
function boxOnBorder(
  { text }: Glyph,
  { x, y, width, spare }: Parameters<typeof readBadge>[2],
): Bounds {
  const size = { width: Math.max(22, text.length * 6 + 9), height: 14 };
  const middle = x + (width * (spare.at + 1)) / (spare.count + 1);
  return { ...size, x: middle - size.width / 2, y: y - size.height / 2 };
}

function marksOf(glyph: Glyph, box: Bounds): Pick<NodeDraft, 'ports' | 'clone' | 'multimer'> {
  const ports = glyph.ports.flatMap(({ point }) => relativePosition(point, box) ?? []);
  return {
    ...(ports.length > 0 ? { ports } : {}),
    ...(glyph.clone === undefined
      ? {}
      : { clone: { label: glyph.clone.slice(0, limits.labelLength) } }),
    ...(glyphClassOf(glyph.className).isMultimer ? { multimer: true } : {}),
  };
}

function withoutNested(element: SbgnElement): SbgnElement {
  if (!childOf(element, 'glyph')) return element;
  const children = (element.children ?? []).filter(
    (child) => typeof child === 'string' || localName(child.name) !== 'glyph',
  );
  return { ...element, children };
}
