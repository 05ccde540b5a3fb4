import { decodeEntities } from '../text/decode-entities.ts';
import { richFromHtml, writeMarkup, type RichText } from '../text/rich-text.ts';
import { fromBase64 } from '../bytes/base64.ts';
import { fromUtf8 } from '../bytes/bytes.ts';
import { inflate } from '../bytes/inflate.ts';
import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import { nameElement } from '../project/element-names.ts';
import {
  limits,
  projectSchema,
  type LinkStyle,
  type NodeKind,
  type NodeShape,
  type NodeStyle,
} from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import type { Bounds } from '../scene/primitives.ts';
import { tooMany } from './plain/build-project.ts';
import { createIdMaker, inLines, limited, type IdMaker } from './plain/clean-text.ts';
import type { ProjectFormat, ReadFile } from './project-format.ts';
import { createUnreadParts, withUnread } from './unread/unread-parts.ts';
import { watchXml } from './unread/watched-xml.ts';
import { WatchedWords } from './unread/watched-words.ts';
import { readXml } from './xml/read-xml.ts';
import { attributeOf, childElements, firstChild, textOf, type XmlElement } from './xml/xml-tree.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/**
 * Drawings of draw.io (drawio.com/doc/faq/diagram-source-edit). Only read: shapes, texts, groups and connectors of the first page.
 * Arrows there have no meaning, so every connector is a plain relation that looks as it was drawn.
 */
export const drawioFormat: ProjectFormat = {
  read: (text, name) => {
    const root = readXml(text);
    if (!root.ok) return root;
    const page = pageOf(root.value);
    if (!page.ok) return page;
    const watch = watchXml(page.value.model, silence);
    const read = readPage({ ...page.value, model: watch.root }, name);
    if (!read.ok) return read;
    const { cells, ...file } = read.value;
    return withUnread(success(file), () => [...watch.losses(), ...unreadStyles(cells)]);
  },
};

interface Page {
  readonly model: XmlElement;
  readonly title: string;
  /** Names of further pages. */
  readonly others: readonly string[];
}

function pageOf(root: XmlElement): Result<Page, ProjectFileError> {
  if (root.local === 'mxGraphModel') return success({ model: root, title: '', others: [] });
  const [first, ...more] = childElements(root, 'diagram');
  if (root.local !== 'mxfile' || !first) return noDrawing(formatsWords.fileDrawIoWithout);
  const nameOf = (page: XmlElement) => attributeOf(page, 'name') ?? '';
  const model = modelOf(first);
  return model.ok
    ? success({ model: model.value, title: nameOf(first), others: more.map(nameOf) })
    : model;
}

function noDrawing(found: string): Result<never, ProjectFileError> {
  return failure({ kind: 'not-a-project', found });
}

/** A page is XML, or XML that was encoded for a web address, packed, and written in base64. */
function modelOf(page: XmlElement): Result<XmlElement, ProjectFileError> {
  const plain = firstChild(page, 'mxGraphModel');
  if (plain) return success(plain);
  const packed = fromBase64(textOf(page));
  const bytes = packed && inflate(packed, limits.fileBytes, 'bare');
  if (bytes?.ok === false && bytes.error === 'too-large')
    return failure({ kind: 'too-large', bytes: limits.fileBytes + 1, limit: limits.fileBytes });
  const encoded = bytes?.ok ? fromUtf8(bytes.value) : null;
  const text = encoded === null ? null : decodedAddress(encoded);
  if (text === null) return noDrawing(formatsWords.drawingDrawIoWhose);
  return readXml(text);
}

function decodedAddress(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** How the page was looked at and printed, and how a cell behaves in draw.io. */
const silence = {
  silent: new Set(
    (
      'dx dy grid gridSize guides tooltips connect arrows fold page pageScale pageWidth pageHeight math shadow ' +
      'adaptiveColors extFonts as relative id connectable collapsed placeholders mxRectangle'
    ).split(' '),
  ),
};

/** Names in styles that say how a shape is edited, not how it looks. */
const silentStyles = new Set(
  (
    'html points connectable container collapsible recursiveResize resizable rotatable movable editable deletable ' +
    'expand resizeParent resizeParentMax resizeLast jettySize orthogonalLoop aspect perimeter outlineConnect ' +
    'pointerEvents part dropTarget allowArrows snapToPoint portConstraint cloneable treeFolding treeMoving ' +
    'newEdgeStyle exitDx exitDy entryDx entryDy exitPerimeter entryPerimeter autosize fixDash'
  ).split(' '),
);

/** Of the styles what nobody has asked for, and that is not switched off. */
function unreadStyles(cells: readonly Cell[]): Loss[] {
  const parts = createUnreadParts();
  for (const { style, isLink } of cells)
    for (const name of style.unread) {
      const isOff = /^(?:0|none|default|)$/u.test(style.get(name) ?? '');
      if (!silentStyles.has(name) && !isOff)
        parts.add(isLink ? formatsWords.stylesConnectors : formatsWords.stylesShapes, name);
    }
  return parts.losses();
}

type Style = WatchedWords;

interface Cell {
  readonly id: string;
  readonly text: string;
  /** The same with what is bold, italic, raised or lowered. */
  readonly rich: RichText;
  readonly style: Style;
  readonly parent: string;
  readonly isNode: boolean;
  readonly isLink: boolean;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly geometry: XmlElement | undefined;
}

/** A cell with data of its own is within an element that has its id and label. */
function readCell(element: XmlElement): Cell | null {
  const isWrapped = element.local !== 'mxCell';
  const cell = isWrapped ? firstChild(element, 'mxCell') : element;
  if (!cell) return null;
  const id = attributeOf(isWrapped ? element : cell, 'id') ?? '';
  const value = attributeOf(element, isWrapped ? 'label' : 'value') ?? '';
  const style = styleOf(attributeOf(cell, 'style') ?? '');
  const rich =
    style.get('html') === '1' ? richFromHtml(value, textOfHtml) : { text: value, marks: [] };
  return {
    id,
    text: rich.text,
    rich,
    style,
    parent: attributeOf(cell, 'parent') ?? '',
    isNode: attributeOf(cell, 'vertex') === '1',
    isLink: attributeOf(cell, 'edge') === '1',
    source: attributeOf(cell, 'source'),
    target: attributeOf(cell, 'target'),
    geometry: firstChild(cell, 'mxGeometry'),
  };
}

/** `ellipse;fillColor=#fff;html=1`: names without a value are names of styles. */
function styleOf(text: string): Style {
  return new WatchedWords(
    text.split(';').flatMap((part) => {
      const at = part.indexOf('=');
      const [key, value] = at === -1 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return key === '' ? [] : [[key.trim(), value.trim()] as const];
    }),
  );
}

interface Reading {
  readonly cells: ReadonlyMap<string, Cell>;
  /** The ids of the nodes, by the ids of their cells. */
  readonly nodes: ReadonlyMap<string, string>;
  readonly held: ReadonlySet<string>;
  /** Cells at which links end. */
  readonly linked: ReadonlySet<string>;
  readonly ids: IdMaker;
  readonly losses: Loss[];
}

function readPage(
  { model, title, others }: Page,
  name: string,
): Result<ReadFile & { readonly cells: readonly Cell[] }, ProjectFileError> {
  const root = firstChild(model, 'root');
  const listed = (root ? childElements(root) : []).flatMap((element) => readCell(element) ?? []);
  if (listed.length > limits.elements) return failure(tooMany(listed.length));
  const cells = new Map(listed.map((cell) => [cell.id, cell]));
  const ids = createIdMaker();
  const isLabel = (cell: Cell) => cells.get(cell.parent)?.isLink === true;
  const drawn = [...cells.values()].filter((cell) => cell.isNode && !isLabel(cell));
  const links = [...cells.values()].filter(({ isLink }) => isLink);
  const reading: Reading = {
    cells,
    nodes: new Map(drawn.map(({ id }) => [id, ids.make(id)])),
    held: new Set(drawn.map(({ parent }) => parent)),
    linked: new Set(links.flatMap(({ source, target }) => [source ?? '', target ?? ''])),
    ids,
    losses: [],
  };
  const labels = new Map<string, string>();
  for (const cell of cells.values())
    if (isLabel(cell) && cell.text !== '')
      labels.set(cell.parent, [labels.get(cell.parent) ?? '', cell.text].join(' ').trim());
  const parsed = projectSchema.safeParse({
    metadata: { title: title || name.replace(/\.[a-z0-9]+$/iu, '') },
    nodes: drawn.map((cell) => nodeOf(cell, reading)),
    links: linksOf(links, labels, reading),
  });
  if (!parsed.success) throw new Error(`A drawing of draw.io: ${parsed.error.message}`);
  const losses = [...reading.losses, ...lossOfPages(others)];
  const project = parsed.data;
  const touched = new Set(losses.flatMap(({ elementId }) => elementId ?? []));
  const kept = project.nodes.length + project.links.length - touched.size;
  return success({ project, report: { kept, losses }, cells: listed });
}

function lossOfPages(others: readonly string[]): Loss[] {
  if (others.length === 0) return [];
  const names = others.slice(0, 5).map((one) => `“${one.slice(0, 60)}”`);
  const more = others.length > 5 ? ` and ${others.length - 5} more` : '';
  const what = formatsWords.hasFurtherPagesWhich(names.join(', '), more);
  return [{ kind: 'dropped', where: placesWords.file, what }];
}

const brokenLine = /<(?:br|\/(?:div|p|li|h[1-6]|tr))\b[^>]*>/giu;
/** The words of a label in HTML, its lines kept. Nothing of it is ever shown as HTML. */
function textOfHtml(html: string): string {
  return decodeEntities(html.replaceAll(brokenLine, '\n').replaceAll(/<[^>]*>/gu, ''))
    .replaceAll(/\n{2,}/gu, '\n')
    .trim();
}

function nodeOf(cell: Cell, reading: Reading): object {
  const { nodes, losses } = reading;
  const id = nodes.get(cell.id) ?? '';
  const note = (what: string, kind: Loss['kind'] = 'approximated') =>
    losses.push({
      kind,
      elementId: id,
      originId: cell.id,
      where: nameElement('shape', cell.id, cell.text),
      what,
    });
  const kind = kindOf(cell, reading);
  const words = limited(cell.text, limits.labelLength, 'label', note);
  const isWrapped = cell.style.get('whiteSpace') === 'wrap';
  const shape = shapeOf(cell.style, note);
  if (cell.style.has('image') || cell.style.get('shape') === 'image')
    note(formatsWords.pictureWhichNotRead, 'dropped');
  const parent = parentOf(cell, reading);
  const box = boxOf(cell, reading);
  const label = isWrapped
    ? inLines(words, box.width, numberOf(cell.style, 'fontSize') ?? 12)
    : words;
  const rotation = numberOf(cell.style, 'rotation') ?? 0;
  return {
    id,
    kind,
    label,
    ...formattedLabel(label, cell.rich),
    ...box,
    rotation: Math.abs(rotation) <= 360 ? rotation : 0,
    ...(parent === undefined ? {} : { parent }),
    style: { ...nodeStyle(cell.style, kind, shape), ...textBeside(cell.style, label, box.height) },
    origin: { format: 'drawio', id: cell.id.slice(0, limits.shortTextLength) },
  };
}

/** The signs for the marks of a label, where they can be told: line breaks for spaces shift nothing. */
function formattedLabel(label: string, { text, marks }: RichText): { formatted?: string } {
  if (marks.length === 0 || label.length !== text.length) return {};
  const formatted = writeMarkup({ text: label, marks });
  return formatted.length <= limits.labelLength ? { formatted } : {};
}

/** What holds others is a group, or a compartment if it has a name; text alone is a label; all else is not known. */
function kindOf(cell: Cell, { held, linked }: Reading): NodeKind {
  if (held.has(cell.id)) return cell.text === '' ? 'group' : 'compartment';
  const isLinked = linked.has(cell.id);
  if (isLinked) return 'molecule';
  if (cell.style.get('shape') === 'note') return 'note';
  if (cell.style.has('text')) return 'label';
  return cell.text === '' ? 'shape' : 'molecule';
}

const shapes = new Map<string, NodeShape>([
  ['ellipse', 'ellipse'],
  ['rhombus', 'diamond'],
  ['triangle', 'triangle'],
  ['hexagon', 'hexagon'],
  ['doubleEllipse', 'double-circle'],
  ['parallelogram', 'parallelogram'],
  ['trapezoid', 'trapezoid'],
  ['process', 'subprocess'],
  ['step', 'chevron'],
  ['note', 'note'],
  ['rectangle', 'box'],
  ['text', 'none'],
  ['swimlane', 'box'],
  ['group', 'none'],
  ['label', 'box'],
  ['waypoint', 'ellipse'],
  ['partialRectangle', 'box'],
  ['mxgraph.flowchart.process', 'box'],
  ['mxgraph.flowchart.decision', 'diamond'],
  ['mxgraph.flowchart.terminator', 'capsule'],
  ['mxgraph.flowchart.start_1', 'ellipse'],
  ['mxgraph.flowchart.start_2', 'ellipse'],
  ['mxgraph.flowchart.data', 'parallelogram'],
  ['mxgraph.er.entity', 'box'],
]);

function shapeOf(style: Style, note: (what: string) => unknown): NodeShape {
  const named = style.get('shape') ?? [...style.keys()].find((key) => shapes.has(key));
  const shape = named === undefined ? undefined : shapes.get(named);
  const isPartial = named === 'partialRectangle' && !hasNoSides(style);
  if (isPartial) note(formatsWords.drawsOnlySomeSides);
  if (named !== undefined && shape === undefined && named !== 'image')
    note(formatsWords.hasShapeWhichDrawn(named.slice(0, 60)));
  if (shape !== undefined && shape !== 'box') return shape;
  return style.get('rounded') === '1' ? 'rounded' : 'box';
}

function nodeStyle(style: Style, kind: NodeKind, shape: NodeShape): NodeStyle {
  const font = numberOf(style, 'fontStyle') ?? 0;
  const size = numberOf(style, 'fontSize') ?? 12;
  const isPlain = kind === 'label' || shape === 'none';
  const opacity = numberOf(style, 'opacity');
  return {
    ...(kind === 'label' || kind === 'note' ? {} : { shape }),
    fill: colorOf(style.get('fillColor')) ?? (isPlain ? 'none' : '#ffffff'),
    border: hasNoSides(style)
      ? 'none'
      : (colorOf(style.get('strokeColor')) ?? (isPlain ? 'none' : '#000000')),
    borderWidth: within(numberOf(style, 'strokeWidth') ?? 1, 0, 100),
    ...placeOfText(style),
    text: colorOf(style.get('fontColor')) ?? '#000000',
    fontSize: within(size, 1, 500),
    bold: (font & 1) !== 0,
    ...((font & 2) === 0 ? {} : { italic: true }),
    ...((font & 4) === 0 ? {} : { underline: true }),
    ...(style.get('dashed') === '1' ? { borderStyle: 'dashed' as const } : {}),
    ...(opacity === undefined ? {} : { opacity: within(opacity / 100, 0, 1) }),
  };
}

/** A row of a table draws only some of its sides, or none. */
function hasNoSides(style: Style): boolean {
  if (style.get('shape') !== 'partialRectangle') return false;
  const sides = ['top', 'left', 'right', 'bottom'].map((side) => style.get(side));
  return sides.every((side) => side === '0');
}

/** Where the text stands in the shape. */
function placeOfText(style: Style): Pick<NodeStyle, 'align' | 'valign' | 'padding'> {
  const align = (['left', 'right'] as const).find((word) => word === style.get('align'));
  const valign = (['top', 'bottom'] as const).find((word) => word === style.get('verticalAlign'));
  const isBelow = style.get('verticalLabelPosition') === 'bottom';
  const isAbove = style.get('verticalLabelPosition') === 'top';
  const spacing = (side: string | undefined) =>
    side === undefined
      ? 0
      : (numberOf(style, `spacing${side.slice(0, 1).toUpperCase()}${side.slice(1)}`) ?? 0);
  const away = (numberOf(style, 'spacing') ?? 2) + Math.max(spacing(align), spacing(valign));
  const isAtEdge = align !== undefined || valign !== undefined;
  return {
    ...(isAtEdge ? { padding: within(away, 0, 1000) } : {}),
    ...(align === undefined ? {} : { align }),
    ...(valign === undefined || isBelow || isAbove ? {} : { valign }),
  };
}

/** Text that stands above or below its shape: its centre, in halves of the height of the shape. */
function textBeside(style: Style, text: string, height: number): Pick<NodeStyle, 'labelAt'> {
  const word = style.get('verticalLabelPosition');
  if (text === '' || (word !== 'top' && word !== 'bottom')) return {};
  const lines = text.split('\n').length * (numberOf(style, 'fontSize') ?? 12) * 1.2;
  const away = 1 + lines / Math.max(1, height);
  return { labelAt: { x: 0, y: word === 'top' ? -away : away } };
}

/** The first colour of a pair for light and dark; undefined for a usual one, or for none that can be read. */
function colorOf(word: string | undefined): string | undefined {
  if (word === 'none') return 'none';
  const [, digits] = /#([\da-f]{6}|[\da-f]{3})\b/iu.exec(word ?? '') ?? [];
  if (digits === undefined) return undefined;
  return `#${digits.length === 3 ? digits.replaceAll(/./gu, '$&$&') : digits}`;
}

function numberOf(style: Style, key: string): number | undefined {
  const number = Number(style.get(key) ?? NaN);
  return Number.isFinite(number) ? number : undefined;
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function parentOf(cell: Cell, { nodes, cells }: Reading): string | undefined {
  const chain = chainOf(cell, cells);
  // Deeper ones, and those that lie in each other, stand on the ground.
  if (chain.length > limits.nesting) return undefined;
  const holder = chain.find((one) => nodes.has(one.id));
  return holder && nodes.get(holder.id);
}

/** What a cell lies in, the innermost first; empty where cells lie in each other. */
function chainOf(cell: Cell, cells: ReadonlyMap<string, Cell>): readonly Cell[] {
  const chain: Cell[] = [];
  const seen = new Set([cell.id]);
  for (let at = cells.get(cell.parent); at; at = cells.get(at.parent)) {
    if (seen.has(at.id) || chain.length > limits.nesting + 2) return [];
    seen.add(at.id);
    chain.push(at);
  }
  return chain;
}

/** In diagram units: positions are within what holds the cell. */
function boxOf(cell: Cell, { cells }: Reading): Bounds {
  const own = rawBox(cell);
  let { x, y } = own;
  for (const holder of chainOf(cell, cells)) {
    const box = rawBox(holder);
    x += box.x;
    y += box.y;
  }
  const far = limits.coordinate / 2;
  return { ...own, x: within(x, -far, far), y: within(y, -far, far) };
}

function rawBox({ geometry }: Cell): Bounds {
  const number = (name: string) => {
    const value = Number((geometry && attributeOf(geometry, name)) ?? 0);
    return Number.isFinite(value) ? value : 0;
  };
  const size = (name: string) => within(number(name), 1, limits.size);
  return { x: number('x'), y: number('y'), width: size('width'), height: size('height') };
}

/** Heads by the names that draw.io gives to arrows. */
const heads = new Map<string, LinkStyle['targetHead']>([
  ['none', 'none'],
  ['classic', 'arrow'],
  ['classicThin', 'arrow'],
  ['block', 'arrow'],
  ['blockThin', 'arrow'],
  ['open', 'vee'],
  ['openThin', 'vee'],
  ['oval', 'circle'],
  ['diamond', 'diamond'],
  ['diamondThin', 'diamond'],
  ['baseDash', 'bar'],
  ['dash', 'bar'],
]);

/** The same that are not filled. */
const openHeads = new Map<string, LinkStyle['targetHead']>(
  ['classic', 'classicThin', 'block', 'blockThin'].map((word) => [word, 'triangle']),
);

function linksOf(
  links: readonly Cell[],
  labels: ReadonlyMap<string, string>,
  reading: Reading,
): object[] {
  const anchors = anchorsOf(links, reading);
  return links.map((cell) => {
    const id = reading.ids.make(cell.id);
    const text = [cell.text, labels.get(cell.id) ?? ''].filter(Boolean).join(' ');
    const note = (what: string, kind: Loss['kind'] = 'approximated') =>
      reading.losses.push({
        kind,
        elementId: id,
        originId: cell.id,
        where: nameElement('connector', cell.id, text),
        what,
      });
    const offset = offsetOf(cell, reading);
    const isCurved = cell.style.get('curved') === '1';
    const isStraight = !cell.style.has('edgeStyle') || cell.style.get('edgeStyle') === 'none';
    return {
      id,
      relation: 'relates-to',
      label: limited(text, limits.labelLength, 'label', note),
      ...formattedLabel(text, cell.rich),
      source: endOf(cell, 'source', reading, anchors, offset),
      target: endOf(cell, 'target', reading, anchors, offset),
      routing: isCurved ? 'curved' : isStraight ? 'straight' : 'orthogonal',
      waypoints: waypointsOf(cell, offset).slice(0, limits.waypoints),
      anchors: (anchors.get(cell.id) ?? [])
        .map((anchor) => ({ id: anchor, position: 0.5 }))
        .slice(0, limits.listLength),
      style: linkStyle(cell.style, note),
      origin: { format: 'drawio', id: cell.id.slice(0, limits.shortTextLength) },
    };
  });
}

/** A connector at which others end has a point in its middle for that. */
function anchorsOf(
  links: readonly Cell[],
  { linked, ids }: Reading,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    links.filter(({ id }) => linked.has(id)).map(({ id }) => [id, [ids.make(`${id} middle`)]]),
  );
}

function endOf(
  cell: Cell,
  end: 'source' | 'target',
  { nodes, cells }: Reading,
  anchors: ReadonlyMap<string, readonly string[]>,
  offset: { readonly x: number; readonly y: number },
): object {
  const at = cell[end];
  const node = at === undefined ? undefined : nodes.get(at);
  if (node !== undefined)
    return { to: 'node', id: node, ...positionOf(cell.style, end === 'source' ? 'exit' : 'entry') };
  const [anchor] = (at === undefined || at === cell.id ? undefined : anchors.get(at)) ?? [];
  // Two that end at each other would hang on nothing.
  const host = at === undefined ? undefined : cells.get(at);
  const isRing = host !== undefined && [host.source, host.target].includes(cell.id);
  if (anchor !== undefined && !isRing) return { to: 'anchor', id: anchor };
  const point = pointsIn(cell.geometry).find((one) => attributeOf(one, 'as') === `${end}Point`);
  const far = limits.coordinate / 2;
  const read = (name: 'x' | 'y') => {
    const value = Number((point && attributeOf(point, name)) ?? 0);
    return within((Number.isFinite(value) ? value : 0) + offset[name], -far, far);
  };
  return { to: 'point', x: read('x'), y: read('y') };
}

/** `exitX` and `exitY` are shares of the box from its upper left corner; ours go from its centre. */
function positionOf(style: Style, word: 'exit' | 'entry'): object {
  const [x, y] = [numberOf(style, `${word}X`), numberOf(style, `${word}Y`)];
  if (x === undefined || y === undefined) return {};
  return { position: { x: within(2 * x - 1, -1, 1), y: within(2 * y - 1, -1, 1) } };
}

function pointsIn(geometry: XmlElement | undefined): readonly XmlElement[] {
  return geometry ? childElements(geometry, 'mxPoint') : [];
}

/** The points of a connector are within what holds it. */
function offsetOf(cell: Cell, { cells }: Reading): { readonly x: number; readonly y: number } {
  return chainOf(cell, cells).reduce(
    (sum, holder) => {
      const box = rawBox(holder);
      return { x: sum.x + box.x, y: sum.y + box.y };
    },
    { x: 0, y: 0 },
  );
}

function waypointsOf(
  { geometry }: Cell,
  offset: { readonly x: number; readonly y: number },
): object[] {
  const list =
    geometry && childElements(geometry, 'Array').find((one) => attributeOf(one, 'as') === 'points');
  const far = limits.coordinate / 2;
  return (list ? childElements(list, 'mxPoint') : []).flatMap((point) => {
    const [x, y] = [
      Number(attributeOf(point, 'x') ?? 0) + offset.x,
      Number(attributeOf(point, 'y') ?? 0) + offset.y,
    ];
    const isNear = Math.abs(x) <= far && Math.abs(y) <= far;
    return isNear ? [{ x, y }] : [];
  });
}

function linkStyle(style: Style, note: (what: string) => unknown): LinkStyle {
  const head = (end: 'start' | 'end', usual: string) => {
    const word = style.get(`${end}Arrow`) ?? usual;
    const isOpen = style.get(`${end}Fill`) === '0';
    const known = (isOpen ? openHeads : heads).get(word) ?? heads.get(word);
    if (known === undefined) note(formatsWords.hasArrowWhichDrawn(word.slice(0, 40)));
    return known ?? 'arrow';
  };
  return {
    color: colorOf(style.get('strokeColor')) ?? '#000000',
    width: within(numberOf(style, 'strokeWidth') ?? 1, 0, 100),
    line: style.get('dashed') === '1' ? 'dashed' : 'solid',
    sourceHead: head('start', 'none'),
    targetHead: head('end', 'classic'),
  };
}
