import type { DiagramPoint, Link, PathwayNode } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import { movePath } from './paths.ts';
import {
  primitivesBounds,
  type Bounds,
  type DrawnLink,
  type DrawnNode,
  type Primitive,
} from './primitives.ts';

/** Something that is made when somebody asks for it, and then kept. */
export class Later<Made extends object> {
  #make: (() => Made) | null;
  #made: Made | null = null;

  constructor(make: () => Made) {
    this.#make = make;
  }

  get(): Made {
    if (this.#make) this.#made = this.#make();
    this.#make = null;
    // It is made by now.
    return this.#made as Made;
  }
}

/** What is painted of a node, and what encloses that. */
interface NodePaint {
  readonly primitives: readonly Primitive[];
}

interface NodeExtent {
  readonly painted: Bounds | null;
}

/** The drawing of a node whose box is known. What is painted of it is made when it comes into view. */
class LaterNode implements DrawnNode {
  readonly node: PathwayNode;
  readonly box: Bounds;
  readonly reach: Bounds;
  readonly paint: Later<NodePaint>;
  readonly extent: Later<NodeExtent>;
  #bounds: Bounds | null = null;

  constructor(
    { node, box, reach }: Pick<LaterNode, 'node' | 'box' | 'reach'>,
    paint: Later<NodePaint>,
    extent: Later<NodeExtent>,
  ) {
    this.node = node;
    this.box = box;
    this.reach = reach;
    this.paint = paint;
    this.extent = extent;
  }

  get painted(): Bounds | null {
    return this.extent.get().painted;
  }

  get bounds(): Bounds {
    return (this.#bounds ??= boundsAt(this.node, this.box, this.painted));
  }

  get primitives(): readonly Primitive[] {
    return this.paint.get().primitives;
  }
}

/** A node that is painted when it comes into view; null for `reach`: then it is asked for what encloses it now. */
export function laterNode(
  { node, box }: Pick<DrawnNode, 'node' | 'box'>,
  reach: Bounds | null,
  primitivesOf: () => readonly Primitive[],
): DrawnNode {
  const paint = new Later(() => ({ primitives: primitivesOf() }));
  const extent = new Later(() => extentOf(paint.get().primitives));
  return new LaterNode(
    { node, box, reach: reach ?? boundsAt(node, box, extent.get().painted) },
    paint,
    extent,
  );
}

function extentOf(primitives: readonly Primitive[]): NodeExtent {
  return { painted: primitives.length > 0 ? primitivesBounds(primitives) : null };
}

/** Encloses the box of a node and what is painted relative to its corner. */
function boundsAt(node: PathwayNode, box: Bounds, painted: Bounds | null): Bounds {
  if (!painted) return box;
  const x = Math.min(box.x, node.x + painted.x);
  const y = Math.min(box.y, node.y + painted.y);
  const right = Math.max(box.x + box.width, node.x + painted.x + painted.width);
  const bottom = Math.max(box.y + box.height, node.y + painted.y + painted.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** What certainly encloses a drawing. Unlike its bounds, nothing is made for it. */
export function reachOf(drawn: DrawnNode | DrawnLink): Bounds {
  return drawn instanceof LaterNode || drawn instanceof LaterLink ? drawn.reach : drawn.bounds;
}

/** A node as it was drawn, but for its colours, which are found when it is painted. */
export function recolouredNode(
  drawn: DrawnNode,
  primitivesOf: () => readonly Primitive[],
): DrawnNode {
  const paint = new Later(() => ({ primitives: primitivesOf() }));
  const extent = drawn instanceof LaterNode ? drawn.extent : new Later(() => drawn);
  return new LaterNode({ node: drawn.node, box: drawn.box, reach: reachOf(drawn) }, paint, extent);
}

/** The drawing of a node that differs from another one in its position only. */
export function movedNode(
  drawn: DrawnNode,
  { node, box }: Pick<DrawnNode, 'node' | 'box'>,
): DrawnNode {
  const by = { x: node.x - drawn.node.x, y: node.y - drawn.node.y };
  const reach = movedBox(reachOf(drawn), by);
  return drawn instanceof LaterNode
    ? new LaterNode({ node, box, reach }, drawn.paint, drawn.extent)
    : new LaterNode({ node, box, reach }, new Later(() => drawn), new Later(() => drawn));
}

type LinkShape = Pick<DrawnLink, 'path' | 'anchors' | 'heads' | 'labelAt' | 'bounds'>;
type LinkRoute = DrawnLink['route'];
type LinkPaint = Pick<DrawnLink, 'primitives' | 'label'>;

/** The drawing of a link whose course is known. The rest is made when it comes into view. */
class LaterLink implements DrawnLink {
  readonly link: Link;
  readonly reach: Bounds;
  readonly shape: Later<LinkShape>;
  /** By itself: of small links nothing else is painted. */
  readonly line: Later<LinkRoute>;
  readonly paint: Later<LinkPaint>;
  /** What it is the moved drawing of. */
  readonly moved: { readonly from: DrawnLink; readonly by: DiagramPoint } | null;

  constructor(
    { link, reach }: Pick<LaterLink, 'link' | 'reach'>,
    shape: Later<LinkShape>,
    line: Later<LinkRoute>,
    paint: Later<LinkPaint>,
    moved: LaterLink['moved'] = null,
  ) {
    this.link = link;
    this.reach = reach;
    this.shape = shape;
    this.line = line;
    this.paint = paint;
    this.moved = moved;
  }

  get bounds(): Bounds {
    return this.shape.get().bounds;
  }

  get path(): DrawnLink['path'] {
    return this.shape.get().path;
  }

  get route(): DrawnLink['route'] {
    return this.line.get();
  }

  get anchors(): DrawnLink['anchors'] {
    return this.shape.get().anchors;
  }

  get heads(): DrawnLink['heads'] {
    return this.shape.get().heads;
  }

  get labelAt(): DiagramPoint {
    return this.shape.get().labelAt;
  }

  get primitives(): readonly Primitive[] {
    return this.paint.get().primitives;
  }

  get label(): readonly Primitive[] {
    return this.paint.get().label;
  }
}

/** A link along a known route that is drawn when it comes into view; all that it covers is within `reach`. */
export function laterLink(
  link: Link,
  reach: Bounds,
  route: LinkRoute,
  draw: () => DrawnLink,
): DrawnLink {
  const drawn = new Later(draw);
  return new LaterLink({ link, reach }, drawn, new Later(() => route), drawn);
}

/** A link as it was drawn, but for its colours, which are found when it is painted. */
export function recolouredLink(drawn: DrawnLink, paint: () => LinkPaint): DrawnLink {
  const isLater = drawn instanceof LaterLink;
  const shape = isLater ? drawn.shape : new Later(() => drawn);
  const line = isLater ? drawn.line : new Later(() => drawn.route);
  return new LaterLink({ link: drawn.link, reach: reachOf(drawn) }, shape, line, new Later(paint));
}

/** The drawing of a link that runs as another one, moved by a distance. */
export function movedLink(drawn: DrawnLink, link: Link, by: DiagramPoint): DrawnLink {
  // A drag moves it many times: each time from where it was first.
  const earlier = drawn instanceof LaterLink ? drawn.moved : null;
  const from = earlier?.from ?? drawn;
  const way = { x: by.x + (earlier?.by.x ?? 0), y: by.y + (earlier?.by.y ?? 0) };
  return new LaterLink(
    { link, reach: movedBox(reachOf(from), way) },
    new Later(() => ({
      bounds: movedBox(from.bounds, way),
      path: movePath(from.path, way.x, way.y),
      anchors: new Map([...from.anchors].map(([id, point]) => [id, movedPoint(point, way)])),
      heads: from.heads.map((head) => movedBox(head, way)),
      labelAt: movedPoint(from.labelAt, way),
    })),
    new Later(() => from.route.map((point) => movedPoint(point, way))),
    new Later(() => {
      const primitives = from.primitives.map((primitive) => movedPrimitive(primitive, way));
      return { primitives, label: primitives.slice(primitives.length - from.label.length) };
    }),
    { from, by: way },
  );
}

function movedPrimitive(primitive: Primitive, by: DiagramPoint): Primitive {
  switch (primitive.type) {
    case 'path':
      return { ...primitive, path: movePath(primitive.path, by.x, by.y) };
    case 'text':
    case 'image':
      return { ...primitive, ...movedPoint(primitive, by) };
    case 'group':
      return { ...primitive, offset: movedPoint(primitive.offset ?? { x: 0, y: 0 }, by) };
    default:
      return unreachable(primitive);
  }
}

export function movedPoint({ x, y }: DiagramPoint, by: DiagramPoint): DiagramPoint {
  return { x: x + by.x, y: y + by.y };
}

export function movedBox({ x, y, width, height }: Bounds, by: DiagramPoint): Bounds {
  return { x: x + by.x, y: y + by.y, width, height };
}
