import type { DiagramPoint, Link, PathwayNode } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import { movePath } from './paths.ts';
import type { Bounds, DrawnLink, DrawnNode, Primitive } from './primitives.ts';

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

/** The drawing of a node whose size is known. What is painted of it is made when it comes into view. */
class LaterNode implements DrawnNode {
  readonly node: PathwayNode;
  readonly box: Bounds;
  readonly bounds: Bounds;
  readonly painted: Bounds | null;
  readonly later: Later<readonly Primitive[]>;

  constructor(known: Omit<DrawnNode, 'primitives'>, later: Later<readonly Primitive[]>) {
    ({ node: this.node, box: this.box, bounds: this.bounds, painted: this.painted } = known);
    this.later = later;
  }

  get primitives(): readonly Primitive[] {
    return this.later.get();
  }
}

/** A node as it was drawn, but for its colours, which are found when it is painted. */
export function recolouredNode(drawn: DrawnNode, paint: () => readonly Primitive[]): DrawnNode {
  return new LaterNode(drawn, new Later(paint));
}

/** The drawing of a node that differs from another one in its position only. */
export function movedNode(
  drawn: DrawnNode,
  moved: Pick<DrawnNode, 'node' | 'box' | 'bounds'>,
): DrawnNode {
  const { painted } = drawn;
  return drawn instanceof LaterNode
    ? new LaterNode({ ...moved, painted }, drawn.later)
    : { ...moved, painted, primitives: drawn.primitives };
}

type LinkShape = Pick<DrawnLink, 'path' | 'anchors' | 'heads' | 'labelAt'>;
type LinkRoute = DrawnLink['route'];
type LinkPaint = Pick<DrawnLink, 'primitives' | 'label'>;

/** The drawing of a link whose bounds are known. The rest is made when it comes into view. */
class LaterLink implements DrawnLink {
  readonly link: Link;
  readonly bounds: Bounds;
  readonly shape: Later<LinkShape>;
  /** By itself: of small links nothing else is painted. */
  readonly line: Later<LinkRoute>;
  readonly paint: Later<LinkPaint>;
  /** What it is the moved drawing of. */
  readonly moved: { readonly from: DrawnLink; readonly by: DiagramPoint } | null;

  constructor(
    { link, bounds }: Pick<DrawnLink, 'link' | 'bounds'>,
    shape: Later<LinkShape>,
    line: Later<LinkRoute>,
    paint: Later<LinkPaint>,
    moved: LaterLink['moved'] = null,
  ) {
    this.link = link;
    this.bounds = bounds;
    this.shape = shape;
    this.line = line;
    this.paint = paint;
    this.moved = moved;
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

/** A link as it was drawn, but for its colours, which are found when it is painted. */
export function recolouredLink(drawn: DrawnLink, paint: () => LinkPaint): DrawnLink {
  const isLater = drawn instanceof LaterLink;
  const shape = isLater ? drawn.shape : new Later(() => drawn);
  const line = isLater ? drawn.line : new Later(() => drawn.route);
  return new LaterLink(drawn, shape, line, new Later(paint));
}

/** The drawing of a link that runs as another one, moved by a distance. */
export function movedLink(drawn: DrawnLink, link: Link, by: DiagramPoint): DrawnLink {
  // A drag moves it many times: each time from where it was first.
  const earlier = drawn instanceof LaterLink ? drawn.moved : null;
  const from = earlier?.from ?? drawn;
  const way = { x: by.x + (earlier?.by.x ?? 0), y: by.y + (earlier?.by.y ?? 0) };
  return new LaterLink(
    { link, bounds: movedBox(from.bounds, way) },
    new Later(() => ({
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
