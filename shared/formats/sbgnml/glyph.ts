import { nodeKinds } from '../../project/node-kinds.ts';
import type {
  Badge,
  NodeKind,
  NodeShape,
  PathwayNode,
  BoxPosition,
  DiagramPoint,
  NodeStyle,
} from '../../project/project-schema.ts';
import type { Bounds } from '../../scene/primitives.ts';
import { mixColors, readableOn } from '../../scene/looks.ts';
import {
  attributeOf,
  boxOf,
  childOf,
  childrenOf,
  pointOf,
  textOf,
  type SbgnElement,
} from './sbgn-element.ts';
import { withoutMarkup } from '../plain/clean-text.ts';
import { nodeStyleOf, type RenderStyle } from './render-info.ts';

/** What a class of glyph becomes, and how it is drawn. */
export interface GlyphClass {
  readonly kind: NodeKind;
  readonly shape: NodeShape;
  /** The sign that stands in it; the file does not say it. */
  readonly symbol?: string;
  readonly isMultimer?: boolean;
  /** Filled with the colour of its border. */
  readonly isSolid?: boolean;
  /** Where the label stands when the file gives it no box. */
  readonly labelSide?: 'top' | 'bottom';
  readonly borderWidth?: number;
  /** Ends of arcs lie at ports beside it. */
  readonly hasPorts?: boolean;
}

const logic = { kind: 'shape', shape: 'ellipse', hasPorts: true } as const;
const chemical = { kind: 'molecule', shape: 'capsule' } as const;
const macromolecule = { kind: 'protein', shape: 'rounded' } as const;
const nucleicAcid = { kind: 'gene', shape: 'bottom-rounded' } as const;
const complex = { kind: 'complex', shape: 'cut-corners', labelSide: 'bottom' } as const;
const process = { kind: 'shape', shape: 'box', hasPorts: true } as const;
const disc = { kind: 'shape', shape: 'ellipse', isSolid: true } as const;

/**
 * The classes of SBGN-ML, and those that Newt writes for other notations. A map, because a class may be named
 * `toString`.
 */
const glyphClasses: ReadonlyMap<string, GlyphClass> = new Map<string, GlyphClass>([
  ['simple chemical', chemical],
  ['simple chemical multimer', { ...chemical, isMultimer: true }],
  ['macromolecule', macromolecule],
  ['macromolecule multimer', { ...macromolecule, isMultimer: true }],
  ['nucleic acid feature', nucleicAcid],
  ['nucleic acid feature multimer', { ...nucleicAcid, isMultimer: true }],
  ['complex', complex],
  ['complex multimer', { ...complex, isMultimer: true }],
  ['unspecified entity', { kind: 'molecule', shape: 'ellipse' }],
  ['source and sink', { kind: 'shape', shape: 'crossed-circle' }],
  ['empty set', { kind: 'shape', shape: 'crossed-circle' }],
  ['perturbing agent', { kind: 'shape', shape: 'concave-hexagon' }],
  ['perturbation', { kind: 'shape', shape: 'concave-hexagon' }],
  ['compartment', { kind: 'compartment', shape: 'compartment', labelSide: 'top', borderWidth: 4 }],
  ['process', process],
  ['omitted process', { ...process, symbol: '\\\\' }],
  ['uncertain process', { ...process, symbol: '?' }],
  ['association', { ...disc, hasPorts: true }],
  ['dissociation', { kind: 'shape', shape: 'double-circle', hasPorts: true }],
  ['phenotype', { kind: 'outcome', shape: 'hexagon' }],
  ['biological activity', { kind: 'process', shape: 'box' }],
  ['and', { ...logic, symbol: 'AND' }],
  ['or', { ...logic, symbol: 'OR' }],
  ['not', { ...logic, symbol: 'NOT' }],
  ['equivalence', { ...logic, symbol: '≡' }],
  ['delay', { ...logic, symbol: 'τ' }],
  ['submap', { kind: 'pathway', shape: 'box' }],
  ['tag', { kind: 'shape', shape: 'tag-right' }],
  ['terminal', { kind: 'shape', shape: 'tag-right' }],
  ['annotation', { kind: 'note', shape: 'note' }],
  ['cardinality', { kind: 'label', shape: 'box' }],
  ['unit of information', { kind: 'label', shape: 'box' }],
  ['state variable', { kind: 'label', shape: 'capsule' }],
  ['entity', { kind: 'protein', shape: 'rounded' }],
  ['variable value', { kind: 'label', shape: 'capsule' }],
  ['outcome', disc],
  ['observable', { kind: 'outcome', shape: 'hexagon' }],
  ['interaction', { kind: 'shape', shape: 'ellipse' }],
  ['influence target', { kind: 'shape', shape: 'capsule' }],
  ['implicit xor', { kind: 'shape', shape: 'none' }],
  ['existence', { kind: 'shape', shape: 'double-circle' }],
  ['location', { kind: 'shape', shape: 'crossed-circle' }],
  ['SIF macromolecule', macromolecule],
  ['SIF simple chemical', chemical],
  ['protein', macromolecule],
  ['gene', nucleicAcid],
  ['simple molecule', chemical],
  ['rna', { kind: 'rna', shape: 'parallelogram' }],
]);

/** A class that is in no schema is drawn in a neutral way and keeps its name. */
const anyGlyph: GlyphClass = { kind: 'molecule', shape: 'rounded' };

export function glyphClassOf(name: string): GlyphClass {
  return glyphClasses.get(name) ?? anyGlyph;
}

export function isKnownGlyphClass(name: string): boolean {
  return glyphClasses.has(name);
}

const badgeKinds: ReadonlyMap<string, Badge['kind']> = new Map([
  ['state variable', 'state'],
  ['unit of information', 'information'],
  ['existence', 'state'],
  ['location', 'state'],
]);

/** What a glyph of this class is when it sits on another one: a badge, or a node of its own. */
export function badgeKindOf(name: string): Badge['kind'] | undefined {
  return badgeKinds.get(name);
}

/** Which outline a badge of this class has; in an activity flow its unit of information is shaped by its entity. */
export function badgeShapeOf(name: string, entity: string | undefined): NodeShape {
  if (name !== 'unit of information' || entity === undefined) return glyphClassOf(name).shape;
  return glyphClassOf(entity).shape;
}

const processClasses: ReadonlySet<string> = new Set([
  'process',
  'omitted process',
  'uncertain process',
  'association',
  'dissociation',
]);

/** Is it a reaction, between what it consumes and what it produces? */
export function isProcessClass(name: string): boolean {
  return processClasses.has(name);
}

const orientations: ReadonlyMap<string, NodeShape> = new Map([
  ['left', 'tag-left'],
  ['up', 'tag-up'],
  ['down', 'tag-down'],
]);

/** Tags and terminals point where the file says; to the right if it says nothing. */
function orientedShape(shape: NodeShape, orientation: string | undefined): NodeShape {
  return shape === 'tag-right' ? (orientations.get(orientation ?? '') ?? shape) : shape;
}

/** The material that a unit of information tells of: `mt:rna`, `ct:gene`. The class alone says less. */
export function kindByMaterial(kind: NodeKind, units: readonly string[]): NodeKind {
  if (kind !== 'protein' && kind !== 'gene') return kind;
  const said = new Set(units.map((unit) => unit.trim().toLowerCase()));
  if (said.has('mt:rna') || said.has('ct:mrna') || said.has('ct:rna')) return 'rna';
  if (said.has('mt:dna') || said.has('ct:gene')) return 'gene';
  if (said.has('mt:prot')) return 'protein';
  return kind;
}

/** The class for a node of ours that came from no SBGN file. */
export function classOfNode(node: PathwayNode): string {
  const className = nodeKinds[node.kind].sbgnClass ?? 'unspecified entity';
  const multimer = `${className} multimer`;
  return node.multimer && isKnownGlyphClass(multimer) ? multimer : className;
}

export interface GlyphPort {
  readonly id: string | undefined;
  readonly point: DiagramPoint;
  readonly element: SbgnElement;
}

/** What a `glyph` element says about itself, without nested elements. Positions are absolute, as in the file. */
export interface Glyph {
  readonly className: string;
  readonly box: Bounds | undefined;
  /** What is written on it: its label, or the state of a state variable as `value@variable`; of a process nothing. */
  readonly text: string;
  readonly textBox: Bounds | undefined;
  /** The text in its clone marker, which may be empty; undefined without a marker. */
  readonly clone: string | undefined;
  readonly entity: string | undefined;
  readonly orientation: string | undefined;
  readonly ports: readonly GlyphPort[];
  readonly notes: string;
  /** Where an annotation points to. */
  readonly callout:
    { readonly point: DiagramPoint | undefined; readonly target: string | undefined } | undefined;
}

export function readGlyph(element: SbgnElement): Glyph {
  const label = childOf(element, 'label');
  const clone = childOf(element, 'clone');
  const callout = childOf(element, 'callout');
  const className = attributeOf(element, 'class') ?? '';
  const text = attributeOf(label, 'text') ?? stateText(childOf(element, 'state'));
  return {
    className,
    box: boxOf(element),
    text: isNameless(className) ? '' : withoutMarkup(text),
    textBox: boxOf(label),
    clone: clone && (attributeOf(childOf(clone, 'label'), 'text') ?? ''),
    entity: attributeOf(childOf(element, 'entity'), 'name'),
    orientation: attributeOf(element, 'orientation'),
    ports: readPorts(element),
    notes: textOf(childOf(element, 'notes')),
    callout: callout && {
      point: pointOf(childOf(callout, 'point')),
      target: attributeOf(callout, 'target'),
    },
  };
}

/** Glyphs of these classes have a name in many files; the specification shows none. */
export function isNameless(className: string): boolean {
  return isProcessClass(className) || className === 'source and sink' || className === 'empty set';
}

export function readPorts(element: SbgnElement): GlyphPort[] {
  return childrenOf(element, 'port').flatMap((port) => {
    const point = pointOf(port);
    return point ? [{ id: attributeOf(port, 'id'), point, element: port }] : [];
  });
}

function stateText(state: SbgnElement | undefined): string {
  const value = attributeOf(state, 'value') ?? '';
  const variable = attributeOf(state, 'variable') ?? '';
  return variable === '' ? value : `${value}@${variable}`;
}

/** The lines of a map that says nothing of colours: black, of this width. */
export const plainLine = { color: '#000000', width: 1.25 } as const;

const labelSize = 12;
const smallLabelSize = 10;

/** How a glyph is drawn: as its class is, and as the render information says. */
export function glyphStyle(
  glyph: Glyph,
  box: Bounds,
  rendered: RenderStyle | undefined,
): NodeStyle {
  const facts = glyphClassOf(glyph.className);
  const border = rendered?.stroke ?? plainLine.color;
  return {
    shape: orientedShape(facts.shape, glyph.orientation),
    fill: facts.isSolid ? border : '#ffffff',
    border,
    borderWidth: facts.borderWidth ?? plainLine.width,
    borderStyle: 'solid',
    fontSize: facts.kind === 'label' ? smallLabelSize : labelSize,
    bold: facts.symbol !== undefined,
    text: readableOn(mixColors('#ffffff', rendered?.fill ?? '#ffffff', 1), '#000000'),
    ...nodeStyleOf(rendered),
    ...labelPosition(glyph, box, facts),
  };
}

/** What sits on a glyph is drawn in the line of the glyph, on white. */
export function badgeStyle(rendered: RenderStyle | undefined): NodeStyle {
  return {
    fill: '#ffffff',
    border: rendered?.stroke ?? plainLine.color,
    borderWidth: 1,
    borderStyle: 'solid',
    text: '#000000',
    fontSize: smallLabelSize,
    bold: false,
    align: 'center',
    valign: 'middle',
  };
}

function labelPosition(glyph: Glyph, box: Bounds, facts: GlyphClass): NodeStyle {
  const position = glyph.textBox && relativePosition(middleOf(glyph.textBox), box);
  if (position) return { labelAt: position };
  return { align: 'center', valign: facts.labelSide ?? 'middle' };
}

export function middleOf({ x, y, width, height }: Bounds): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

const furthest = 10_000;

/** A position in halves of a box's size from its middle; undefined if the box is too small for that. */
export function relativePosition(point: DiagramPoint, box: Bounds): BoxPosition | undefined {
  const x = relative(point.x, box.x, box.width);
  const y = relative(point.y, box.y, box.height);
  return x === undefined || y === undefined ? undefined : { x, y };
}

function relative(at: number, start: number, size: number): number | undefined {
  const away = at - (start + size / 2);
  if (Math.abs(away) < 1e-9) return 0;
  const share = Math.round((away / (size / 2)) * 1e7) / 1e7;
  return Math.abs(share) <= furthest ? share : undefined;
}
