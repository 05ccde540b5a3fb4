declare const coordinates: unique symbol;

/**
 * A point of the diagram, in diagram units, y down. Files hold such points, and a new `{ x, y }` counts as one; a point
 * that is marked as one of the window or of a box does not.
 */
export interface DiagramPoint {
  readonly x: number;
  readonly y: number;
  readonly [coordinates]?: 'diagram';
}

/** A point of the window, in CSS pixels from its upper left corner. */
export interface WindowPoint {
  readonly x: number;
  readonly y: number;
  readonly [coordinates]: 'window';
}

/** A point of a node's own box, in diagram units from its upper left corner before the node is turned. */
export interface BoxPoint {
  readonly x: number;
  readonly y: number;
  readonly [coordinates]: 'box';
}

/** A position relative to a node's own box, from its centre in halves of its size; files hold these too. */
export interface BoxPosition {
  readonly x: number;
  readonly y: number;
  readonly [coordinates]?: 'position in a box';
}

export function windowPoint(x: number, y: number): WindowPoint {
  return { x, y } as WindowPoint;
}

export function boxPoint(x: number, y: number): BoxPoint {
  return { x, y } as BoxPoint;
}
