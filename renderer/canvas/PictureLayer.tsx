import { useStoreApi, type ReactFlowState } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { lackingEvidence } from '../../shared/graph/evidence-strength.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { DrawnDiagram } from '../../shared/scene/primitives.ts';
import { shownDiagram } from '../editor/diagram.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { drawnThemeOf, themeOf } from '../editor/workspace.ts';
import styles from './Canvas.module.css';
import { unfocused } from './focusing.ts';
import { picturesToDecode } from '../../shared/paint/decoded-pictures.ts';
import { surfaceOf, type PictureContent } from '../ui/element-painting.ts';
import { createPicturePainter, type PictureView } from './picture-painter.ts';

/** How long the view rests until a picture that was copied is painted sharply, in milliseconds. */
const rest = 120;

/** All nodes and links as they look, below what React Flow holds to take the pointer and the keys. */
export function PictureLayer() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const workbench = useWorkbench();
  const flow = useStoreApi();
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current) return undefined;
    return keepPainting(canvas.current, context, workbench, {
      state: flow.getState,
      subscribe: flow.subscribe,
    });
  }, [workbench, flow]);
  return <canvas ref={canvas} className={styles['picture']} aria-hidden="true" />;
}

interface Flow {
  state(): ReactFlowState;
  subscribe(heard: () => void): () => void;
}

/** Paints in the next frame after a change, and never when nothing changes. Returns a function that ends it. */
function keepPainting(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  workbench: Workbench,
  flow: Flow,
): () => void {
  const painter = createPicturePainter(surfaceOf(canvas, context));
  const colors = createColors(canvas);
  const stop = new AbortController();
  let focused: string | null = null;
  let [frame, timer] = [0, 0];
  const paint = () => {
    frame = 0;
    const view = viewOf(flow.state());
    if (view.width === 0 || view.height === 0) return;
    const content = contentOf(workbench, colors, focused);
    decode(content.diagram);
    const isSharp = painter.paint(view, content);
    fitToPixels(canvas, view.ratio);
    if (isSharp) return;
    clearTimeout(timer);
    timer = window.setTimeout(paintAnew, rest);
  };
  const paintAnew = () => {
    painter.forget();
    colors.forget();
    ask();
  };
  let looked: DrawnDiagram | null = null;
  /** Pictures are decoded where they first appear, and then painted. */
  const decode = (diagram: DrawnDiagram) => {
    if (diagram === looked) return;
    looked = diagram;
    if (picturesToDecode(diagram.order).length === 0) return;
    void import('../workers/decode-pictures.ts')
      .then(({ decodePictures }) => decodePictures(diagram.order))
      .then(() => !stop.signal.aborted && paintAnew());
  };
  const ask = () => {
    frame ||= requestAnimationFrame(paint);
  };
  const unsubscribe = [
    flow.subscribe(ask),
    workbench.editor.store.subscribe(ask),
    workbench.workspace.store.subscribe(ask),
  ];
  const { signal } = stop;
  const follow = ({ target }: Event) => {
    const next = target instanceof Element ? linkWithFocus(target) : null;
    if (next === focused) return;
    focused = next;
    ask();
  };
  const pane = canvas.parentElement;
  pane?.addEventListener('focusin', follow, { signal });
  pane?.addEventListener('focusout', () => void (focused &&= (ask(), null)), { signal });
  // Until its font is there a text is painted in another.
  document.fonts.addEventListener('loadingdone', paintAnew, { signal });
  ask();
  return () => {
    stop.abort();
    for (const end of unsubscribe) end();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** One pixel of the canvas for one of the screen, also where a window pixel is one and a half of them. */
function fitToPixels(canvas: HTMLCanvasElement, ratio: number): void {
  const [width, height] = [`${canvas.width / ratio}px`, `${canvas.height / ratio}px`];
  if (canvas.style.width !== width) canvas.style.width = width;
  if (canvas.style.height !== height) canvas.style.height = height;
}

function viewOf({ transform: [x, y, zoom], width, height }: ReactFlowState): PictureView {
  return { x, y, zoom, width, height, ratio: window.devicePixelRatio };
}

function contentOf(
  workbench: Workbench,
  colors: ReturnType<typeof createColors>,
  focused: string | null,
): PictureContent {
  const { history, selection } = workbench.editor.store.getState();
  const state = workbench.workspace.store.getState();
  const { evidenceFilter: filter } = state;
  const { accent, dots } = colors.of(themeOf(state), state.settings.look);
  return {
    diagram: shownDiagram(workbench),
    theme: drawnThemeOf(state),
    selection,
    faded: joined(
      filter === 'all' ? none : fadedBy(history.present, filter),
      unfocused(history.present, state),
    ),
    focused,
    accent,
    dots: { gap: history.present.canvas.grid * 2, color: dots },
  };
}

/** Of the style sheet, for one theme. */
interface Colors {
  readonly accent: string;
  readonly dots: string;
}

/** Reads the colours when the theme is another one, and whenever all is painted anew. */
function createColors(canvas: HTMLElement): {
  of(theme: 'light' | 'dark', look: string): Colors;
  forget(): void;
} {
  let known: (Colors & { readonly theme: string; readonly look: string }) | null = null;
  return {
    of: (theme, look) => {
      // The page may take on the theme a little later.
      const page = document.documentElement.dataset;
      const isThere = page['theme'] === theme && page['look'] === look;
      if (known?.theme === theme && known.look === look) return known;
      const style = getComputedStyle(canvas);
      const colorOf = (name: string) => style.getPropertyValue(name).trim();
      const colors = { theme, look, accent: colorOf('--accent'), dots: colorOf('--ground-dots') };
      if (isThere) known = colors;
      return colors;
    },
    forget: () => (known = null),
  };
}

const none: ReadonlySet<string> = new Set();
const known = { any: new WeakMap<Project, ReadonlySet<string>>(), strong: new WeakMap() } as const;

function fadedBy(project: Project, least: 'any' | 'strong'): ReadonlySet<string> {
  const sets: WeakMap<Project, ReadonlySet<string>> = known[least];
  const set = sets.get(project) ?? lackingEvidence(project, least);
  sets.set(project, set);
  return set;
}

/** The same set for the same two, so that nothing is painted anew. */
let lastJoined: Record<'one' | 'other' | 'all', ReadonlySet<string>> | null = null;

function joined(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (one.size === 0) return other;
  if (other.size === 0) return one;
  if (lastJoined?.one !== one || lastJoined.other !== other)
    lastJoined = { one, other, all: new Set([...one, ...other]) };
  return lastJoined.all;
}

function linkWithFocus(target: Element): string | null {
  return target.matches('.react-flow__edge:focus-visible') ? target.getAttribute('data-id') : null;
}
