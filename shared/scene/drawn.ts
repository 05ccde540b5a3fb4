import type { Link } from '../project/link-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import type { Bounds, Path, Primitive } from './primitives.ts';

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
