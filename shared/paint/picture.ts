import type { DrawnItem } from '../scene/drawn.ts';
import type { Bounds, Primitive, Theme } from '../scene/primitives.ts';

/** What an image shows, whatever its format: every painter takes this. All in diagram units. */
export interface Picture {
  /** Nodes and links in drawing order. */
  readonly items: readonly DrawnItem[];
  /** What stands beside the diagram: legend, title block, list of references. Painted last. */
  readonly extras: readonly Primitive[];
  /** The edge of the image, margin included. Whole units, so that lines stay on the pixel grid. */
  readonly frame: Bounds;
  /** Items are cut at its edge, extras are not; null where all of them shows. */
  readonly clip: Bounds | null;
  /** A CSS colour, or null for none. */
  readonly background: string | null;
  readonly theme: Theme;
  readonly title: string;
  /** The diagram in plain sentences, for people who do not see it. */
  readonly description: string;
}
