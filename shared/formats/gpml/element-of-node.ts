import { nodeKinds } from '../../project/node-kinds.ts';
import type { Badge, NodeStyle, PathwayNode } from '../../project/project-schema.ts';
import { nodeLook } from '../../scene/looks.ts';
import type { ElementKind } from './gpml-document.ts';
import { databases, from2013 } from './gpml-names.ts';
import { wordOfShape } from './gpml-shapes.ts';

/** The kind of element that is written for one of our nodes, unless it was read as another. */
export function elementKindOf(
  node: PathwayNode,
): Exclude<ElementKind, 'State' | 'Interaction' | 'GraphicalLine'> {
  const kept = keptKinds.find((kind) => kind === elementOfOrigin(node.origin?.data));
  return kept ?? nodeKinds[node.kind].gpmlElement;
}

const keptKinds = ['DataNode', 'Label', 'Shape', 'Group'] as const;

function elementOfOrigin(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'element' in data ? data.element : undefined;
}

/** What the model says about a node, as the properties of an element; without references to others. */
export function valuesOfNode(node: PathwayNode, kind: ElementKind): Map<string, string> {
  const look = nodeLook(node, 'light');
  const style: NodeStyle = { ...node.style, ...look };
  const values = new Map<string, string>();
  if ((kind !== 'Group' && kind !== 'Shape') || node.label !== '')
    values.set('textLabel', node.label);
  const type = typeOfNode(node, kind);
  if (type !== undefined) values.set('type', type);
  setXref(values, node.xrefs[0]);
  values.set('centerX', spell(node.x + node.width / 2));
  values.set('centerY', spell(node.y + node.height / 2));
  values.set('width', spell(node.width));
  values.set('height', spell(node.height));
  setStyle(values, style, node.style?.align ?? 'center', node.style?.valign ?? 'middle');
  values.set('zOrder', String(node.z));
  values.set('rotation', spellAngle(node.rotation));
  return values;
}

function typeOfNode(node: PathwayNode, kind: ElementKind): string | undefined {
  if (kind === 'DataNode') return nodeKinds[node.kind].gpmlType;
  if (kind !== 'Group') return undefined;
  if (node.kind === 'complex') return 'Complex';
  const { fill, border } = node.style ?? {};
  return fill === 'none' && border === 'none' ? 'Transparent' : 'Group';
}

export function valuesOfBadge(badge: Badge): Map<string, string> {
  const values = new Map<string, string>([
    ['textLabel', badge.label],
    ['type', badge.kind === 'modification' ? 'ProteinModification' : 'Undefined'],
    ['relX', spell(badge.x)],
    ['relY', spell(badge.y)],
    ['width', spell(badge.width ?? 15)],
    ['height', spell(badge.height ?? 15)],
  ]);
  setXref(values, badge.xrefs[0]);
  const style: NodeStyle = { shape: badge.shape ?? 'ellipse', ...badge.style };
  setStyle(values, style, style.align ?? 'center', style.valign ?? 'middle');
  values.set('rotation', spellAngle(badge.rotation ?? 0));
  return values;
}

export function setXref(
  values: Map<string, string>,
  xref: { readonly database: string; readonly id: string } | undefined,
): void {
  if (!xref) return;
  values.set('xrefDatabase', from2013(databases, xref.database));
  values.set('xrefId', xref.id);
}

function setStyle(
  values: Map<string, string>,
  style: NodeStyle,
  align: NonNullable<NodeStyle['align']>,
  valign: NonNullable<NodeStyle['valign']>,
): void {
  values.set('textColor', hexOf(style.text ?? '#000000'));
  values.set('fontName', style.font ?? 'Arial');
  values.set('fontWeight', style.bold ? 'Bold' : 'Normal');
  values.set('fontStyle', style.italic ? 'Italic' : 'Normal');
  values.set('fontDecoration', style.underline ? 'Underline' : 'Normal');
  values.set('fontStrikethru', style.strike ? 'Strikethru' : 'Normal');
  values.set('fontSize', String(Math.round(style.fontSize ?? 12)));
  values.set('hAlign', capitalized(align));
  values.set('vAlign', capitalized(valign));
  values.set('borderColor', hexOf(style.border ?? '#000000'));
  values.set('borderStyle', borderWord(style));
  values.set('borderWidth', spell(style.borderWidth ?? 1));
  values.set('fillColor', hexOf(style.fill ?? '#ffffff'));
  values.set('shapeType', wordOfShape(style.shape ?? 'box'));
}

function borderWord({ borderStyle }: NodeStyle): string {
  if (borderStyle === 'double') return 'Double';
  return borderStyle === 'dashed' || borderStyle === 'dotted' ? 'Dashed' : 'Solid';
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** As `rrggbb` or `rrggbbaa`. */
export function hexOf(color: string): string {
  return color === 'none' ? '00000000' : color.slice(1).toLowerCase();
}

/** A number as short as it can be without a visible difference. */
export function spell(value: number): string {
  return String(Math.round(value * 1e6) / 1e6 || 0);
}

/** Degrees as radians. */
function spellAngle(degrees: number): string {
  return degrees === 0 ? '0' : String((degrees * Math.PI) / 180);
}
