import {
  type Xref,
  limits,
  type Badge,
  type NodeKind,
  type NodeStyle,
  type PathwayNode,
} from '../../project/project-schema.ts';
import { type Bounds, rotatedBounds, unionBounds } from '../../scene/primitives.ts';
import { as2013, databases } from './gpml-names.ts';
import type { NodeLikeKind } from './gpml-attributes.ts';
import { type GpmlElement, type Values, isLineKind } from './gpml-document.ts';
import { kindOfType, shapeOfWord } from './gpml-shapes.ts';
import { numberOf } from './read-values.ts';

/**
 * The parts of a node that an element states. Ids, parents and kept data are added by code that knows the whole file.
 */
export type NodeParts = Pick<
  PathwayNode,
  'kind' | 'label' | 'x' | 'y' | 'width' | 'height' | 'rotation' | 'z' | 'style' | 'xrefs'
>;

/** The position of elements that state none; PathVisio's defaults. */
export const usualLayers: Readonly<Record<NodeLikeKind, number>> = {
  DataNode: 0x8000,
  Label: 0x7000,
  Shape: 0x4000,
  Group: 0x1000,
  State: 0x8001,
};
export const lineLayer = 0x3000;

/** Between the edge of a box and its text. */
const padding = 5;

export function nodeOfElement({ kind, values }: GpmlElement, box: Bounds): NodeParts {
  const asKind = kind === 'State' ? 'DataNode' : kind;
  return {
    kind: kindOfElement(kind, values),
    label: clip(values.get('textLabel') ?? '', limits.labelLength),
    x: within(box.x, limits.coordinate),
    y: within(box.y, limits.coordinate),
    width: Math.min(box.width, limits.size),
    height: Math.min(box.height, limits.size),
    rotation: degreesOf(values),
    z: layerOf(
      values,
      usualLayers[asKind === 'Interaction' || asKind === 'GraphicalLine' ? 'Shape' : asKind],
    ),
    style: kind === 'Group' ? groupStyle(values) : styleOf(values),
    xrefs: xrefsOf(values),
  };
}

function kindOfElement(kind: GpmlElement['kind'], values: Values): NodeKind {
  if (kind === 'Label') return 'label';
  if (kind === 'Shape') return 'shape';
  if (kind === 'Group') return values.get('type') === 'Complex' ? 'complex' : 'group';
  return kindOfType(values.get('type') ?? '');
}

/** Text that is longer than a project can hold is cut. */
export function clip(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most);
}

function within(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value)) || 0;
}

/** The box of an element, which the file gives by its centre. */
export function boxOf(values: Values): Bounds {
  const [width, height] = [numberOf(values, 'width'), numberOf(values, 'height')];
  return {
    x: numberOf(values, 'centerX') - width / 2,
    y: numberOf(values, 'centerY') - height / 2,
    width,
    height,
  };
}

/** Radians clockwise, of any number of turns, as degrees within one. */
function degreesOf(values: Values): number {
  const degrees = (numberOf(values, 'rotation') * 180) / Math.PI;
  // A quarter turn is written as 1.5707963…; it means exactly ninety degrees.
  const rounded = Math.round(degrees);
  const turned = Math.abs(degrees - rounded) < 1e-6 ? rounded : degrees;
  return turned % 360 || 0;
}

export function layerOf(values: Values, usual: number): number {
  return Math.max(-1_000_000, Math.min(1_000_000, Math.round(numberOf(values, 'zOrder', usual))));
}

/** `#rrggbb`, `#rrggbbaa` or `none`. */
export function colorOf(values: Values, name: string): string {
  const digits = values.get(name) ?? '000000';
  if (digits.length === 6) return `#${digits}`;
  const alpha = digits.slice(6);
  if (alpha === '00') return 'none';
  return alpha === 'ff' ? `#${digits.slice(0, 6)}` : `#${digits}`;
}

/** Everything that decides how it looks, so that the look of our own kinds has no effect. */
function styleOf(values: Values): NodeStyle {
  const font = values.get('fontName') ?? 'Arial';
  return {
    shape: shapeOfWord(values.get('shapeType') ?? 'Rectangle'),
    fill: colorOf(values, 'fillColor'),
    border: colorOf(values, 'borderColor'),
    borderWidth: Math.max(0, Math.min(100, numberOf(values, 'borderWidth', 1))),
    ...borderOf(values),
    text: colorOf(values, 'textColor'),
    fontSize: Math.max(1, Math.min(500, numberOf(values, 'fontSize', 12))),
    bold: values.get('fontWeight') === 'Bold',
    ...(values.get('fontStyle') === 'Italic' ? { italic: true } : {}),
    align: alignments.get(values.get('hAlign') ?? '') ?? 'center',
    valign: verticals.get(values.get('vAlign') ?? '') ?? 'middle',
    padding,
    ...(degreesOf(values) === 0 ? {} : { uprightText: true }),
    ...(font === 'Arial' || font === '' ? {} : { font: clip(font, limits.shortTextLength) }),
    ...(values.get('fontDecoration') === 'Underline' ? { underline: true } : {}),
    ...(values.get('fontStrikethru') === 'Strikethru' ? { strike: true } : {}),
  };
}

const alignments = new Map<string, 'left' | 'center' | 'right'>([
  ['Left', 'left'],
  ['Center', 'center'],
  ['Right', 'right'],
]);

const verticals = new Map<string, 'top' | 'middle' | 'bottom'>([
  ['Top', 'top'],
  ['Middle', 'middle'],
  ['Bottom', 'bottom'],
]);

function borderOf(values: Values): Pick<NodeStyle, 'borderStyle' | 'dash' | 'borderGap'> {
  const word = values.get('borderStyle');
  if (word === 'Dashed') return { borderStyle: 'dashed', dash: [4, 4] };
  if (word !== 'Double') return { borderStyle: 'solid' };
  const width = numberOf(values, 'borderWidth', 1);
  return { borderStyle: 'double', borderGap: Math.max(0, Math.min(100, width)) };
}

/** Only pathway groups show their name; plain ones, which 2021 calls transparent, show nothing. */
function groupStyle(values: Values): NodeStyle {
  const type = values.get('type');
  const style = styleOf(values);
  const hidden = { ...style, text: 'none' };
  if (type === 'Transparent') return { ...hidden, fill: 'none', border: 'none' };
  if (type === 'Pathway') return style;
  return hidden;
}

/** How PathVisio draws the groups of 2013a, which carry no looks of their own. */
export function groupLooks(type: string): ReadonlyMap<string, string> {
  const look = (fill: string, borderStyle: string, shapeType: string, fontSize: string) =>
    new Map([
      ['textColor', '808080'],
      ['fontName', 'Arial'],
      ['fontWeight', 'Normal'],
      ['fontStyle', 'Normal'],
      ['fontDecoration', 'Normal'],
      ['fontStrikethru', 'Normal'],
      ['fontSize', fontSize],
      ['hAlign', 'Center'],
      ['vAlign', 'Middle'],
      ['borderColor', '808080'],
      ['borderStyle', borderStyle],
      ['borderWidth', '1'],
      ['fillColor', fill],
      ['shapeType', shapeType],
      ['rotation', '0'],
    ]);
  switch (type) {
    case 'Transparent':
      return look('00000000', 'Solid', 'Rectangle', '12');
    case 'Complex':
      return look('b4b46419', 'Solid', 'Octagon', '12');
    case 'Pathway':
      return look('00ff000c', 'Dashed', 'Rectangle', '32');
    default:
      return look('b4b46419', 'Dashed', 'Rectangle', '12');
  }
}

/** The identifier of an element; empty where the file leaves either half of it empty. */
export function xrefsOf(values: Values): Xref[] {
  const database = values.get('xrefDatabase') ?? '';
  const id = values.get('xrefId') ?? '';
  if (database.trim() === '' || id.trim() === '') return [];
  const name = as2013(databases, database);
  return [{ database: clip(name, limits.shortTextLength), id: clip(id, limits.shortTextLength) }];
}

/** A state on a node's border. `RelX` and `RelY` are measured as badges are. */
export function badgeOfState({ values }: GpmlElement, id: string): Badge {
  const rotation = degreesOf(values);
  return {
    id,
    kind: values.get('type') === 'ProteinModification' ? 'modification' : 'state',
    label: clip(values.get('textLabel') ?? '', limits.labelLength),
    x: within(numberOf(values, 'relX'), 10_000),
    y: within(numberOf(values, 'relY'), 10_000),
    width: Math.min(limits.size, numberOf(values, 'width', 15)),
    height: Math.min(limits.size, numberOf(values, 'height', 15)),
    shape: shapeOfWord(values.get('shapeType') ?? 'Rectangle'),
    ...(rotation === 0 ? {} : { rotation }),
    style: styleOf(values),
    xrefs: xrefsOf(values),
  };
}

/** Around the members of a group; PathVisio's margins. */
function marginOf(group: GpmlElement): number {
  return group.values.get('type') === 'Complex' ? 12 : 8;
}

/**
 * The box of every group that has members, by the group: in 2013a it follows from these, lines counting with their
 * two ends. A box that the file gives wins. Groups in each other that form a ring have none but the file's.
 */
export function groupBounds(
  elements: readonly GpmlElement[],
  groupOf: (element: GpmlElement) => GpmlElement | undefined,
): ReadonlyMap<GpmlElement, Bounds> {
  const members = new Map<GpmlElement, GpmlElement[]>();
  for (const element of elements) {
    const group = groupOf(element);
    if (!group) continue;
    const list = members.get(group);
    if (list) list.push(element);
    else members.set(group, [element]);
  }
  const found = new Map<GpmlElement, Bounds | null>();
  let depth = 0;
  const measure = (group: GpmlElement): Bounds | null => {
    const known = found.get(group);
    if (known !== undefined) return known;
    if (depth > limits.nesting) return null;
    depth += 1;
    found.set(group, null);
    const box = hasBox(group)
      ? boxOf(group.values)
      : around(members.get(group) ?? [], marginOf(group), measure);
    depth -= 1;
    found.set(group, box);
    return box;
  };
  for (const element of elements) if (element.kind === 'Group') measure(element);
  return new Map([...found].filter((entry): entry is [GpmlElement, Bounds] => entry[1] !== null));
}

function hasBox({ values }: GpmlElement): boolean {
  return (
    values.has('centerX') && values.has('centerY') && values.has('width') && values.has('height')
  );
}

function around(
  members: readonly GpmlElement[],
  margin: number,
  measure: (group: GpmlElement) => Bounds | null,
): Bounds | null {
  const boxes = members.flatMap((member) => boundsOfMember(member, measure));
  if (boxes.length === 0) return null;
  const { x, y, width, height } = unionBounds(boxes);
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

function boundsOfMember(
  member: GpmlElement,
  measure: (group: GpmlElement) => Bounds | null,
): Bounds[] {
  if (member.kind === 'Group') {
    const box = measure(member);
    return box ? [box] : [];
  }
  if (!isLineKind(member.kind))
    return [rotatedBounds(boxOf(member.values), degreesOf(member.values))];
  return [member.points[0], member.points.at(-1)].flatMap((point) =>
    point ? [{ x: numberOf(point, 'x'), y: numberOf(point, 'y'), width: 0, height: 0 }] : [],
  );
}
