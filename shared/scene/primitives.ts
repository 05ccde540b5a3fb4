import type { Point } from '../project/value-schemas.ts';

/** What painters draw: SVG, Canvas2D and React all take these and nothing else. Colours are concrete CSS colours. */
export type Primitive = PathPrimitive | TextPrimitive | GroupPrimitive;

export type PathCommand =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export type Path = readonly PathCommand[];

export interface Stroke {
  readonly color: string;
  readonly width: number;
  /** Lengths of dashes and gaps in diagram units; absent for a solid line. */
  readonly dash?: readonly number[];
  readonly cap?: 'butt' | 'round';
}

export interface PathPrimitive {
  readonly type: 'path';
  readonly path: Path;
  readonly fill?: string;
  readonly stroke?: Stroke;
}

/** One line of text in the bundled font. */
export interface TextPrimitive {
  readonly type: 'text';
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly weight: 400 | 600;
  readonly italic: boolean;
  readonly color: string;
  /** Extra space between characters in diagram units. */
  readonly letterSpacing?: number;
}

export interface GroupPrimitive {
  readonly type: 'group';
  /** Degrees clockwise about a point, applied to the children. */
  readonly rotation?: { readonly angle: number; readonly x: number; readonly y: number };
  /** Moves the children; applied outside the rotation. */
  readonly offset?: Point;
  readonly children: readonly Primitive[];
}

/** An axis-parallel rectangle in diagram units. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Theme = 'light' | 'dark';
