import { useReactFlow, useStore } from '@xyflow/react';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { contrast, mixColors, nodeLook, themeColors } from '../../shared/scene/looks.ts';
import type { Theme } from '../../shared/project/themes.ts';
import {
  DrawnByTheme,
  type Bounds,
  type DrawnDiagram,
  type DrawnNode,
} from '../../shared/scene/primitives.ts';
import { useDrawing } from '../editor/diagram.ts';
import { useEditor, useWorkspace } from '../editor/workbench.tsx';
import { drawnThemeOf } from '../editor/workspace.ts';
import styles from './Canvas.module.css';
import { union, visibleBounds } from './viewing.ts';
import { canvasWords } from '../../shared/words/canvas.ts';

const width = 156;
const height = 96;
const inset = 8;
/** In a pane smaller than this, in window pixels, an overview would hide more than it shows. */
const smallestPane = { width: 400, height: 320 };

/**
 * The whole diagram in a corner, with a frame around what is visible; drag to go there. React Flow's own minimap
 * knows only the nodes that React Flow holds, which are the visible ones.
 */
export function Minimap() {
  const isRoomy = useStore(
    ({ width: paneWidth, height: paneHeight }) =>
      paneWidth >= smallestPane.width && paneHeight >= smallestPane.height,
  );
  return isRoomy && <Overview />;
}

function Overview() {
  const theme = useWorkspace(drawnThemeOf);
  const project = useRestedProject();
  const diagram = useDrawing(project);
  const overview = useMemo(() => paintOverview(diagram, theme), [diagram, theme]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { setCenter, getZoom } = useReactFlow();
  const [x, y, zoom] = useStore((state) => state.transform);
  const paneWidth = useStore((state) => state.width);
  const paneHeight = useStore((state) => state.height);
  const visible = visibleBounds({ x, y, zoom }, paneWidth, paneHeight);
  const whole = union([diagram.bounds, visible]) ?? visible;
  const { x: left, y: top, scale } = fitInto(whole);
  const view = useMemo(() => ({ x: left, y: top, scale }), [left, top, scale]);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) showOverview(context, overview, view);
  }, [overview, view]);

  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const target = {
      x: (event.clientX - box.left) / view.scale + view.x,
      y: (event.clientY - box.top) / view.scale + view.y,
    };
    void setCenter(target.x, target.y, { zoom: getZoom() });
  };
  return (
    <div
      className={styles['minimap']}
      role="img"
      aria-label={canvasWords.overviewOfDiagram}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    >
      <canvas
        ref={canvas}
        width={width * devicePixelRatio}
        height={height * devicePixelRatio}
        className={styles['minimapCanvas']}
      />
      <svg className={styles['minimapFrame']} width={width} height={height} aria-hidden="true">
        <rect
          x={(visible.x - view.x) * view.scale}
          y={(visible.y - view.y) * view.scale}
          width={visible.width * view.scale}
          height={visible.height * view.scale}
          rx={3}
        />
      </svg>
    </div>
  );
}

/** A project with more nodes is not looked at again while one edit follows the other. */
const quickSize = 1_000;
const rest = 250;

/** The document without a gesture in progress, and not before what was done is on the screen. */
function useRestedProject(): Project {
  const present = useEditor((state) => state.history.present);
  const generation = useEditor((state) => state.generation);
  const [shown, show] = useState({ project: present, generation });
  const isOther = shown.generation !== generation;
  const isQuick = isOther || present.nodes.length < quickSize;
  useEffect(() => {
    const timer = setTimeout(() => show({ project: present, generation }), isQuick ? 0 : rest);
    return () => clearTimeout(timer);
  }, [present, generation, isQuick]);
  return useDeferredValue(isOther ? present : shown.project);
}

interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The view in which the bounds fill the minimap, centred. */
function fitInto(bounds: Bounds): View {
  const scale = Math.min(
    (width - 2 * inset) / Math.max(bounds.width, 1),
    (height - 2 * inset) / Math.max(bounds.height, 1),
  );
  return {
    scale,
    x: bounds.x + bounds.width / 2 - width / 2 / scale,
    y: bounds.y + bounds.height / 2 - height / 2 / scale,
  };
}

/** A picture of all of the diagram, in its bounds. */
interface OverviewPicture {
  readonly canvas: HTMLCanvasElement;
  readonly bounds: Bounds;
}

function paintOverview(diagram: DrawnDiagram, theme: Theme): OverviewPicture {
  const view = fitInto(diagram.bounds);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: width * devicePixelRatio, height: height * devicePixelRatio });
  const context = canvas.getContext('2d');
  context?.scale(devicePixelRatio, devicePixelRatio);
  for (const item of diagram.order) {
    if (item.type === 'link' || !context) continue;
    const { node } = item.drawn;
    const { color, opacity } = markOf(item.drawn, theme);
    context.fillStyle = color;
    context.globalAlpha = opacity;
    context.fillRect(
      (node.x - view.x) * view.scale,
      (node.y - view.y) * view.scale,
      Math.max(1.5, node.width * view.scale),
      Math.max(1.5, node.height * view.scale),
    );
  }
  const { x, y, scale } = view;
  return { canvas, bounds: { x, y, width: width / scale, height: height / scale } };
}

function showOverview(
  context: CanvasRenderingContext2D,
  { canvas, bounds }: OverviewPicture,
  view: View,
): void {
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.drawImage(
    canvas,
    (bounds.x - view.x) * view.scale,
    (bounds.y - view.y) * view.scale,
    bounds.width * view.scale,
    bounds.height * view.scale,
  );
}

interface Mark {
  readonly color: string;
  readonly opacity: number;
}

const marks = new DrawnByTheme<DrawnNode, Mark>();

function markOf(drawn: DrawnNode, theme: Theme): Mark {
  const known = marks.get(drawn, theme);
  if (known) return known;
  const { node } = drawn;
  const { fill, border } = nodeLook(node, theme);
  const isFaint = isFaintOn(themeColors(theme).ground, fill);
  const mark = {
    color: isFaint ? border : fill,
    opacity: nodeKinds[node.kind].contains ? 0.15 : isFaint ? 0.5 : 0.9,
  };
  marks.set(drawn, theme, mark);
  return mark;
}

/** Its colour is too close to the ground to be seen without a border, for which there is no room here. */
function isFaintOn(ground: string, fill: string): boolean {
  return contrast(ground, mixColors(ground, fill, 1)) < 2;
}
