import { useStore, ViewportPortal, type ReactFlowState } from '@xyflow/react';
import { memo, useDeferredValue, useMemo } from 'react';
import { extrasLook } from '../../shared/paint/extras/block.ts';
import { evidenceMarks } from '../../shared/paint/extras/evidence-marks.ts';
import {
  grown,
  overlaps,
  type Bounds,
  type TextPrimitive,
  type DrawnDiagram,
} from '../../shared/scene/primitives.ts';
import { levelColor } from '../../shared/scene/looks.ts';
import {
  evidenceNumbersOf,
  settledDrawing,
  useDrawing,
  useShownDiagram,
} from '../editor/diagram.ts';
import { useEditor, useWorkbench, useWorkspace, useDesk } from '../editor/workbench.tsx';
import { drawnThemeOf } from '../editor/workspace.ts';
import { Drawing } from '../ui/Drawing.tsx';
import { pathData } from '../../shared/paint/markup.ts';
import type { ShownPath, ShownScenario } from '../editor/matrix-desk.ts';
import { levelSigns } from '../../shared/whatif/scenario-words.ts';
import styles from './Canvas.module.css';
import type { Guide } from '../../shared/edit/guides.ts';
import { visibleBounds } from './viewing.ts';

/** Below this zoom the numbers cannot be read. */
const legibleZoom = 0.5;
/** Diagram units. The view is rounded to steps of this size, so that moving it does not redraw all the time. */
const step = 400;

/** The numbers of the references next to the elements that they support, where an image would show them. */
export function ReferenceNumbers() {
  const region = useStore(legibleRegion);
  // Where none could be read, their positions need not be found.
  return region === '' ? null : <NumbersIn region={region} />;
}

function NumbersIn({ region }: { region: string }) {
  const marks = useMarks();
  const shown = useMemo(() => {
    const area = boundsOf(region);
    return marks.filter(({ x, y }) => overlaps(area, { x, y, width: 0, height: 0 }));
  }, [marks, region]);
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        <Drawing primitives={shown} />
      </svg>
    </ViewportPortal>
  );
}

/** For the document without gestures: a gesture moves things faster than positions for numbers can be found. */
function useMarks(): readonly TextPrimitive[] {
  const theme = useWorkspace(drawnThemeOf);
  const project = useDeferredValue(useEditor((state) => state.history.present));
  const diagram = useDrawing(project);
  return useMemo(() => {
    const { items } = evidenceNumbersOf(project, diagram);
    return evidenceMarks(items, diagram.order, null, extrasLook(theme, null));
  }, [project, diagram, theme]);
}

/** Empty where nothing could be read. */
function legibleRegion(state: ReactFlowState): string {
  return state.transform[2] < legibleZoom ? '' : visibleRegion(state);
}

/** As "left top right bottom" in steps, which are larger where more is visible. */
function visibleRegion({ transform: [x, y, zoom], width, height }: ReactFlowState): string {
  const box: Bounds = visibleBounds({ x, y, zoom }, width, height);
  const edges = [box.x, box.y, box.x + box.width, box.y + box.height];
  const wide = step * 2 ** Math.max(0, Math.ceil(-Math.log2(zoom)));
  return edges
    .map((edge, at) => (at < 2 ? Math.floor(edge / wide) : Math.ceil(edge / wide)) * wide)
    .join(' ');
}

/** Diagram units by which a mark may reach beyond what it belongs to. */
const markReach = 16;

function boundsOf(region: string): Bounds {
  const [left = 0, top = 0, right = 0, bottom = 0] = region.split(' ').map(Number);
  return grown({ x: left, y: top, width: right - left, height: bottom - top }, markReach);
}

/** What the shown scenario does to each node, and the path that was asked for, on top of the diagram. */
export function ScenarioLayer() {
  const scenario = useDesk((state) => state.shown);
  const path = useDesk((state) => state.path);
  const diagram = useShownDiagram();
  if (!scenario && !path) return null;
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        {path && <PathHalo diagram={diagram} path={path} />}
        {scenario && <Levels diagram={diagram} scenario={scenario} />}
      </svg>
    </ViewportPortal>
  );
}

/** Diagram units between a node and the frame around it. */
const gap = 6;

function PathHalo({ diagram, path }: { diagram: DrawnDiagram; path: ShownPath }) {
  return (
    <g className={styles['pathHalo']}>
      {[...path.links].map((id) => {
        const drawn = diagram.links.get(id);
        return drawn && <path key={id} d={pathData(drawn.path)} />;
      })}
      {[...path.nodes].map((id) => {
        const box = diagram.nodes.get(id)?.box;
        return (
          box && (
            <rect
              key={id}
              x={box.x - gap}
              y={box.y - gap}
              width={box.width + 2 * gap}
              height={box.height + 2 * gap}
              rx={10}
            />
          )
        );
      })}
    </g>
  );
}

/** Those in the view: a large diagram has thousands of them. */
function Levels({ diagram, scenario }: { diagram: DrawnDiagram; scenario: ShownScenario }) {
  const area = boundsOf(useStore(visibleRegion));
  return [...scenario.changeOf].map(([id, { level, isSupply }]) => {
    const box = diagram.nodes.get(id)?.box;
    if (!box || !overlaps(area, box)) return null;
    return <LevelFrame key={id} box={box} level={level} isSupply={isSupply} />;
  });
}

interface LevelFrameProps {
  readonly box: Bounds;
  readonly level: keyof typeof levelSigns;
  readonly isSupply: boolean;
}

/** Shows the level by its colour, its dashes and the shape of a sign. Only that of a node that moves renders again. */
const LevelFrame = memo(function LevelFrame({ box, level, isSupply }: LevelFrameProps) {
  const theme = useWorkspace(drawnThemeOf);
  const { x, y, width, height } = box;
  const color = level === 'unchanged' || level === 'unknown' ? undefined : levelColor(level, theme);
  return (
    <g className={styles['level']} data-level={level} data-supply={isSupply} color={color}>
      <rect x={x - 4} y={y - 4} width={width + 8} height={height + 8} rx={8} />
      <circle cx={x + width} cy={y} r={9} />
      <text x={x + width} y={y + 4.2}>
        {levelSigns[level]}
      </text>
    </g>
  );
});

/** Window pixels. */
const guideText = 11;
const gapEnd = 4;

/** Lines through what is in line with the things that are being moved, and the lengths of equal gaps. */
export function Guides() {
  return (
    <>
      <DropTarget />
      <DropLink />
      <GuideMarks />
    </>
  );
}

/** Marks the container that would take what is being moved. */
function DropTarget() {
  const target = useWorkspace((state) => state.dropTarget);
  const zoom = useStore((state) => state.transform[2]);
  const drawn = useShownDiagram().nodes.get(target ?? '');
  if (!drawn) return null;
  const { x, y, width, height } = drawn.box;
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        <rect
          {...{ x, y, width, height }}
          rx={8}
          className={styles['dropTarget']}
          strokeWidth={3 / zoom}
          data-drop-target={target}
        />
      </svg>
    </ViewportPortal>
  );
}

/** Marks the link into which what is dragged would be put. */
function DropLink() {
  const target = useWorkspace((state) => state.dropLink);
  const { diagram } = settledDrawing(useWorkbench());
  const drawn = diagram.links.get(target ?? '');
  if (!drawn) return null;
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        <path d={pathData(drawn.path)} className={styles['dropLink']} data-drop-link={target} />
      </svg>
    </ViewportPortal>
  );
}

function GuideMarks() {
  const guides = useWorkspace((state) => state.guides);
  const zoom = useStore((state) => state.transform[2]);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true" data-guides={guides.length}>
        {guides.map((guide) => (
          <GuideMark key={Object.values(guide).join(' ')} guide={guide} zoom={zoom} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

function GuideMark({ guide, zoom }: { guide: Guide; zoom: number }) {
  const { type, axis, at, from, to } = guide;
  const point = (along: number, across: number) =>
    axis === 'x' ? `${along} ${across}` : `${across} ${along}`;
  if (type === 'line')
    return <path className={styles['guide']} d={`M${point(at, from)}L${point(at, to)}`} />;
  const end = gapEnd / zoom;
  const bar = (along: number) => `M${point(along, at - end)}L${point(along, at + end)}`;
  const middle = (from + to) / 2;
  const beside = at - 2 * end;
  return (
    <g>
      <path
        className={styles['guide']}
        d={`M${point(from, at)}L${point(to, at)}${bar(from)}${bar(to)}`}
      />
      <text
        className={styles['guideText']}
        x={axis === 'x' ? middle : at + 2 * end}
        y={axis === 'x' ? beside : middle}
        textAnchor={axis === 'x' ? 'middle' : 'start'}
        dominantBaseline={axis === 'x' ? 'auto' : 'middle'}
        fontSize={guideText / zoom}
        strokeWidth={3 / zoom}
      >
        {Math.round((to - from) * 10) / 10}
      </text>
    </g>
  );
}
