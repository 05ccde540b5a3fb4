import type { BoxPosition, DiagramPoint } from '../../project/points.ts';
import type { Bounds } from '../../scene/primitives.ts';
import type { NodeStyle } from '../../project/node-schema.ts';
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
import { glyphClassOf, orientedShape, type GlyphClass } from './glyph-classes.ts';
import { nodeStyleOf, type RenderStyle } from './render-info.ts';

export interface GlyphPort {
  readonly id: string | undefined;
  readonly point: DiagramPoint;
  readonly element: SbgnElement;
}

/** What a `glyph` element says about itself, without nested elements. Positions are absolute, as in the file. */
export interface Glyph {
  readonly className: string;
  readonly box: Bounds | undefined;
  /** What is written on it: its label, or the state of a state variable as `value@variable`. */
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
  return {
    className: attributeOf(element, 'class') ?? '',
    box: boxOf(element),
    text: attributeOf(label, 'text') ?? stateText(childOf(element, 'state')),
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
