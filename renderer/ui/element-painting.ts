import { idOf } from '../../shared/graph/scene-index.ts';
import { paintAll, type CanvasSurface } from '../../shared/paint/canvas.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { lineColor } from '../../shared/scene/draw-link.ts';
import { boxLook } from '../../shared/scene/draw-node.ts';
import { fade } from '../../shared/scene/looks.ts';
import type { Theme } from '../../shared/project/themes.ts';
import type {
  Bounds,
  DrawnDiagram,
  DrawnItem,
  DrawnLink,
  DrawnNode,
  Primitive,
} from '../../shared/scene/primitives.ts';

/** What the painter needs from the context of a canvas, besides what all painters need. */
export interface PictureSurface extends CanvasSurface {
  globalCompositeOperation: string;
  globalAlpha: number;
  textRendering: string;
  readonly canvas: { width: number; height: number };
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  clearRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  /** Copies what is on the canvas to elsewhere on it. */
  drawSelf(x: number, y: number): void;
  /** Another canvas of the same kind that nobody sees. */
  another(): PictureSurface;
  /** Copies all that is on another canvas into a box. */
  drawOther(other: PictureSurface, x: number, y: number, width: number, height: number): void;
}

/** How elements look besides what they are. */
export interface ElementLooks {
  readonly theme: Theme;
  readonly selection: ReadonlySet<string>;
  /** Elements that lack the evidence that is asked for. */
  readonly faded: ReadonlySet<string>;
  /** The link that has the focus of the keyboard. */
  readonly focused: string | null;
  /** Of what is selected: `#rrggbb`. */
  readonly accent: string;
}

/** What is shown. The next one differs in few of its parts. */
export interface PictureContent extends ElementLooks {
  readonly diagram: DrawnDiagram;
  /** The grid on the ground: the distance of its dots in diagram units, and their colour. */
  readonly dots: { readonly gap: number; readonly color: string };
}

/** Nearer to each other than this, in pixels of the screen, dots are a haze that takes long to paint. */
const nearestDots = 7;
const dotRadius = 0.7;

/** The context of a canvas of the page. */
export function surfaceOf(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
): PictureSurface {
  const surface: PictureSurface = Object.assign(context, {
    drawSelf: (x: number, y: number) => context.drawImage(canvas, x, y),
    another: () => {
      const other = document.createElement('canvas');
      const otherContext = other.getContext('2d');
      // A browser that gives one canvas gives another.
      return otherContext ? surfaceOf(other, otherContext) : surface;
    },
    drawOther: (other: PictureSurface, x: number, y: number, width: number, height: number) => {
      if (other.canvas instanceof HTMLCanvasElement)
        context.drawImage(other.canvas, x, y, width, height);
    },
  });
  return surface;
}

/** Below this scale, in pixels of the screen a diagram unit, nodes are boxes and links are lines. */
export const coarseScale = 0.22;

/** Paints the dots of the grid in a part of the diagram. */
export function paintDots(
  surface: PictureSurface,
  part: Bounds,
  { gap, color }: PictureContent['dots'],
  scale: number,
): void {
  if (gap * scale < nearestDots) return;
  // The dots lie in the middle between the lines of the grid to which centres of nodes are moved.
  const first = (from: number) => (Math.floor((from - dotRadius) / gap) - 0.5) * gap + dotRadius;
  surface.beginPath();
  for (let y = first(part.y); y <= part.y + part.height + gap; y += gap)
    for (let x = first(part.x); x <= part.x + part.width + gap; x += gap) {
      surface.moveTo(x + dotRadius, y);
      surface.arc(x, y, dotRadius, 0, 2 * Math.PI);
    }
  surface.fillStyle = color;
  surface.fill();
}

/** How much remains of what is faded. */
const fadedShare = 0.22;
/** Text smaller than this, in pixels of the screen, cannot be read. */
const leastText = 3;

/** Paints a node, a link or its label as it looks. */
export function paintItem(
  surface: PictureSurface,
  item: DrawnItem,
  { selection, faded, focused, accent }: ElementLooks,
  scale: number,
): void {
  const id = idOf(item);
  const shownOf = faded.has(id) ? fadedPrimitives : allPrimitives;
  const least = leastText / scale;
  if (item.type === 'link') {
    const halo = id === focused ? focusedHalo : selection.has(id) ? selectedHalo : null;
    // Labels come as items of their own, without a line.
    const hasLine = item.drawn.primitives.length > item.drawn.label.length;
    if (halo !== null && (hasLine || item.drawn.label.length === 0))
      paintAll(surface, haloOf(item.drawn, accent + halo));
    return paintAll(surface, shownOf(item.drawn), least);
  }
  const { node } = item.drawn;
  surface.translate(node.x, node.y);
  paintAll(surface, shownOf(item.drawn), least);
  if (selection.has(id)) paintAll(surface, frameOf(item.drawn, accent, Math.max(1, 1 / scale)));
  surface.translate(-node.x, -node.y);
}

/** How opaque the halo of a link is, as the last two digits of a colour. */
const [selectedHalo, focusedHalo] = ['4d', '99'];
const haloWidth = 8;

function haloOf({ path }: DrawnLink, color: string): readonly Primitive[] {
  return [{ type: 'path', path, stroke: { color, width: haloWidth, cap: 'round' } }];
}

/** Diagram units between a node and its frame. */
const frameMargin = 3.5;

function frameOf({ node }: DrawnNode, color: string, line: number): readonly Primitive[] {
  const { width, height, rotation } = node;
  const [right, bottom] = [width + frameMargin, height + frameMargin];
  const frame: Primitive = {
    type: 'path',
    path: [
      ['M', -frameMargin, -frameMargin],
      ['L', right, -frameMargin],
      ['L', right, bottom],
      ['L', -frameMargin, bottom],
      ['Z'],
    ],
    stroke: { color, width: line },
  };
  if (rotation === 0) return [frame];
  return [
    {
      type: 'group',
      rotation: { angle: rotation, x: width / 2, y: height / 2 },
      children: [frame],
    },
  ];
}

const fadedDrawings = new WeakMap<DrawnNode | DrawnLink, readonly Primitive[]>();

const allPrimitives = ({ primitives }: DrawnNode | DrawnLink): readonly Primitive[] => primitives;

function fadedPrimitives(drawn: DrawnNode | DrawnLink): readonly Primitive[] {
  const known = fadedDrawings.get(drawn) ?? fade(drawn.primitives, fadedShare);
  fadedDrawings.set(drawn, known);
  return known;
}

/**
 * Paints elements that are too small to show more than where they are: nodes as boxes, links as lines. Lines of one
 * colour are one stroke.
 */
export function paintCoarsely(
  surface: PictureSurface,
  items: readonly DrawnItem[],
  looks: ElementLooks,
  scale: number,
): void {
  let lines: DrawnLink[] = [];
  const paintLines = () => {
    if (lines.length > 0) paintLinks(surface, lines, looks, scale);
    lines = [];
  };
  for (const item of items) {
    if (item.type === 'link') {
      lines.push(item.drawn);
      continue;
    }
    paintLines();
    paintNode(surface, item.drawn, looks, scale);
  }
  paintLines();
  surface.globalAlpha = 1;
  paintFrames(surface, items, looks, scale);
}

/** A node whose longer side is longer than this, in pixels of the screen, is painted with its form. */
const largeSide = 40;

function paintNode(
  surface: PictureSurface,
  drawn: DrawnNode,
  { faded, theme }: ElementLooks,
  scale: number,
): void {
  const { node } = drawn;
  const { x, y, width, height } = node;
  const look = boxLook(node, theme);
  // It is large, or has a form that shows however small it is.
  const isWhole = nodeKinds[node.kind].contains || node.rotation !== 0;
  surface.globalAlpha = faded.has(node.id) ? fadedShare : 1;
  if (!look || isWhole || Math.max(width, height) * scale > largeSide) {
    surface.translate(x, y);
    paintAll(surface, drawn.primitives, leastText / scale);
    surface.translate(-x, -y);
  } else {
    if (look.fill !== null) {
      surface.fillStyle = look.fill;
      surface.fillRect(x, y, width, height);
    }
    if (look.border !== null && look.width > 0) {
      surface.strokeStyle = look.border;
      surface.lineWidth = look.width;
      surface.setLineDash([]);
      surface.strokeRect(x, y, width, height);
    }
  }
}

/** The frames of selected nodes, as one stroke. */
function paintFrames(
  surface: PictureSurface,
  items: readonly DrawnItem[],
  { selection, accent }: ElementLooks,
  scale: number,
): void {
  if (selection.size === 0) return;
  surface.beginPath();
  for (const item of items) {
    if (item.type === 'link' || !selection.has(item.drawn.node.id)) continue;
    const { x, y, width, height } = item.drawn.node;
    surface.rect(
      x - frameMargin,
      y - frameMargin,
      width + 2 * frameMargin,
      height + 2 * frameMargin,
    );
  }
  surface.strokeStyle = accent;
  surface.lineWidth = Math.max(1, 1 / scale);
  surface.setLineDash([]);
  surface.stroke();
}

function paintLinks(
  surface: PictureSurface,
  links: readonly DrawnLink[],
  { selection, faded, accent, theme }: ElementLooks,
  scale: number,
): void {
  const chosen = selection.size === 0 ? [] : links.filter(({ link }) => selection.has(link.id));
  surface.globalAlpha = 0.3;
  strokeLines(surface, chosen, accent, 8, scale);
  const groups = new Map<string, DrawnLink[]>();
  for (const drawn of links) {
    const { color, width } = lineColor(drawn.link, theme);
    if (color === null) continue;
    const share = faded.has(drawn.link.id) ? fadedShare : 1;
    const key = `${share} ${width} ${color}`;
    const group = groups.get(key);
    if (group) group.push(drawn);
    else groups.set(key, [drawn]);
  }
  for (const [key, group] of groups) {
    const [share = '1', width = '1', color = ''] = key.split(' ');
    surface.globalAlpha = Number(share);
    strokeLines(surface, group, color, Number(width), scale);
  }
  surface.globalAlpha = 1;
}

function strokeLines(
  surface: PictureSurface,
  links: readonly DrawnLink[],
  color: string,
  width: number,
  scale: number,
): void {
  if (links.length === 0) return;
  surface.strokeStyle = color;
  surface.lineWidth = width;
  surface.setLineDash([]);
  surface.beginPath();
  for (const { route } of links) {
    const last = route.length - 1;
    // Curves come as short chords: at this size every few pixels are enough.
    let [drawnX, drawnY] = [Infinity, Infinity];
    for (let at = 0; at <= last; at += 1) {
      const point = route[at];
      if (!point) continue;
      if (at === 0) surface.moveTo(point.x, point.y);
      else if (at === last || Math.abs(point.x - drawnX) + Math.abs(point.y - drawnY) > 3 / scale)
        surface.lineTo(point.x, point.y);
      else continue;
      [drawnX, drawnY] = [point.x, point.y];
    }
  }
  surface.stroke();
}
