import type { Point } from '../../project/value-schemas.ts';
import type { Bounds } from '../../scene/primitives.ts';
import {
  attributeOf,
  boxOf,
  childOf,
  childrenOf,
  pointOf,
  textOf,
  type SbgnElement,
} from './sbgn-element.ts';

export interface GlyphPort {
  readonly id: string | undefined;
  readonly point: Point;
  readonly element: SbgnElement;
}

/** What a `glyph` element says of itself, without what is nested in it. Places are absolute, as in the file. */
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
    { readonly point: Point | undefined; readonly target: string | undefined } | undefined;
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
