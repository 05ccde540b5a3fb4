import type { Point } from '../project/value-schemas.ts';
import type { Link } from '../project/project-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';

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

/** A node as it looks. */
export interface DrawnNode {
  readonly node: PathwayNode;
  /** Its box, or the upright box around it where it is rotated: for selecting, snapping and arranging. */
  readonly box: Bounds;
  /** Encloses all that is painted: border, text that overflows, badges. For culling and cropping. In diagram units. */
  readonly bounds: Bounds;
  /** Relative to the top left corner of the unrotated box, rotation and badges included. */
  readonly primitives: readonly Primitive[];
}

/** A link as it runs. All in diagram units. */
export interface DrawnLink {
  readonly link: Link;
  readonly bounds: Bounds;
  /** The centre line from end to end, before heads shorten it. */
  readonly path: Path;
  /** The corners of `path`; of a curved link its curves as short chords. */
  readonly route: readonly Point[];
  /** Where each anchor lies, by anchor id. */
  readonly anchors: ReadonlyMap<string, Point>;
  readonly primitives: readonly Primitive[];
}

export type DrawnItem =
  | { readonly type: 'node'; readonly drawn: DrawnNode }
  | { readonly type: 'link'; readonly drawn: DrawnLink };

/** A whole project as it looks in one theme. */
export interface DrawnDiagram {
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly links: ReadonlyMap<string, DrawnLink>;
  /** Every node and link, in drawing order: the last is on top. */
  readonly order: readonly DrawnItem[];
  /** Encloses all that is drawn; a point at the origin for an empty diagram. */
  readonly bounds: Bounds;
}
