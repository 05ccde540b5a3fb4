import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useMemo, useRef, type PointerEvent } from 'react';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { contrast, mixColors, themeColors } from '../../shared/scene/looks.ts';
import type { DrawnDiagram, Bounds } from '../../shared/scene/primitives.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import { themeOf } from '../editor/workspace.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';
import { union, visibleBounds } from './viewing.ts';

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
  const diagram = useShownDiagram();
  const theme = useWorkspace(themeOf);
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
    if (context) paintOverview(context, diagram, theme, view);
  }, [diagram, theme, view]);

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
      aria-label="Overview of the diagram"
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

function paintOverview(
  context: CanvasRenderingContext2D,
  diagram: DrawnDiagram,
  theme: 'light' | 'dark',
  view: View,
): void {
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  const { ground } = themeColors[theme];
  for (const item of diagram.order) {
    if (item.type === 'link') continue;
    const { node } = item.drawn;
    const { contains, [theme]: tint } = nodeKinds[node.kind];
    const fill = node.style?.fill ?? tint.fill;
    const isFaint = isFaintOn(ground, fill);
    context.fillStyle = isFaint ? (node.style?.border ?? tint.border) : fill;
    context.globalAlpha = contains ? 0.15 : isFaint ? 0.5 : 0.9;
    context.fillRect(
      (node.x - view.x) * view.scale,
      (node.y - view.y) * view.scale,
      Math.max(1.5, node.width * view.scale),
      Math.max(1.5, node.height * view.scale),
    );
  }
  context.globalAlpha = 1;
}

/** Its colour is too close to the ground to be seen without a border, for which there is no room here. */
function isFaintOn(ground: string, fill: string): boolean {
  return contrast(ground, mixColors(ground, fill, 1)) < 2;
}
