import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { nameOfNode, sentenceOfLink, titleOfLink } from '../../shared/graph/describe-project.ts';
import { indexProject, type ProjectIndex } from '../../shared/graph/project-index.ts';
import { withoutContainers } from '../../shared/graph/reach.ts';
import { countOfElements } from '../editor/announcing.ts';
import { showView } from '../editor/views.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';
import {
  endFocus,
  endPresentation,
  reachWords,
  shownUntil,
  stepsOf,
  type PresentedStep,
} from './focusing.ts';
import { canvasWords } from '../../shared/words/canvas.ts';

/** Says what is looked at while the rest is faded, and leads back. */
export function FocusNote() {
  const workbench = useWorkbench();
  const focus = useWorkspace((state) => state.focus);
  const index = useEditor((state) => indexProject(state.history.present));
  if (focus === null) return null;
  return (
    <div className={styles['filterNote']} role="status">
      {reachWords[focus.reach]} {namesOf(index, focus.ids)}
      <button type="button" onClick={() => endFocus(workbench)}>
        {canvasWords.showAll}
      </button>
    </div>
  );
}

const mostNames = 2;

function namesOf({ nodes, links, ...index }: ProjectIndex, ids: readonly string[]): string {
  const names = ids.flatMap((id) => {
    const [node, link] = [nodes.get(id), links.get(id)];
    return node ? nameOfNode(node) : link ? titleOfLink({ nodes, links, ...index }, link) : [];
  });
  const more = names.length - mostNames;
  return more > 0
    ? canvasWords.andMore(names.slice(0, mostNames).join(', '), more)
    : names.join(names.length === 2 ? ' and ' : ', ');
}

/** Leads through the diagram step by step. Arrow keys, Page keys, Space and Enter go on and back; Escape ends it. */
export function Presentation() {
  const at = useWorkspace((state) => state.presenting);
  return at === null ? null : <Step at={at} />;
}

function Step({ at }: { at: number }) {
  const workbench = useWorkbench();
  const { workspace, canvas } = workbench;
  const project = useEditor((state) => state.history.present);
  const bar = useRef<HTMLDivElement>(null);
  const by = useWorkspace((state) => state.presentingBy);
  const steps = stepsOf(project, by);
  const step = steps[Math.min(at, steps.length - 1)];
  useEffect(() => bar.current?.focus(), []);
  useEffect(() => {
    if (!step) return;
    if ('view' in step) showView(workbench, step.view);
    // A reaction is looked at closely; a layer belongs to what was shown before it.
    else if ('layer' in step) canvas.current?.fitTo(shownUntil(project, at, by));
    else canvas.current?.fitTo(withoutContainers(project, step.shown));
  }, [workbench, canvas, project, step, at, by]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const by = moves.get(event.key);
      if (event.key === 'Escape') endPresentation(workbench);
      else if (by === undefined || event.target instanceof HTMLButtonElement) return;
      else go(by);
      event.preventDefault();
      event.stopPropagation();
    };
    const go = (by: number) => {
      const { presenting } = workspace.store.getState();
      if (presenting === null) return;
      const next = Number.isFinite(by) ? presenting + by : by < 0 ? 0 : steps.length - 1;
      workspace.set({ presenting: Math.min(Math.max(next, 0), steps.length - 1) });
    };
    // Leaving the full screen by the system's own key ends it too.
    const onFullScreen = () => {
      if (!document.fullscreenElement) endPresentation(workbench);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    document.addEventListener('fullscreenchange', onFullScreen);
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      document.removeEventListener('fullscreenchange', onFullScreen);
    };
  }, [workbench, workspace, steps]);
  if (!step) return null;
  const number = Math.min(at, steps.length - 1) + 1;
  return (
    <div
      ref={bar}
      className={styles['presentation']}
      role="group"
      aria-label={canvasWords.presentation}
      tabIndex={-1}
    >
      <button
        type="button"
        aria-label={canvasWords.previousStep}
        disabled={number === 1}
        onClick={() => workspace.set({ presenting: number - 2 })}
      >
        <ChevronLeft size="1.25rem" aria-hidden="true" />
      </button>
      <p role="status">
        <span>{canvasWords.stepOf(number, steps.length)}</span>
        {sentencesOf(indexProject(project), step).map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </p>
      <button
        type="button"
        aria-label={canvasWords.nextStep}
        disabled={number === steps.length}
        onClick={() => workspace.set({ presenting: number })}
      >
        <ChevronRight size="1.25rem" aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={canvasWords.endPresentation}
        onClick={() => endPresentation(workbench)}
      >
        <X size="1.25rem" aria-hidden="true" />
      </button>
    </div>
  );
}

const moves = new Map([
  ['ArrowRight', 1],
  ['ArrowDown', 1],
  ['PageDown', 1],
  [' ', 1],
  ['Enter', 1],
  ['ArrowLeft', -1],
  ['ArrowUp', -1],
  ['PageUp', -1],
  ['Backspace', -1],
  ['Home', -Infinity],
  ['End', Infinity],
]);

const mostSentences = 4;

/** What happens, and what acts on it. */
function sentencesOf(index: ProjectIndex, step: PresentedStep): readonly string[] {
  if ('view' in step) return [step.view.name];
  if ('layer' in step) {
    const name = step.layer === null ? canvasWords.whatIsOnNoLayer : step.layer.name || 'Layer';
    return [`${name}: ${countOfElements(step.shown.size)}.`];
  }
  const { link, shown } = step;
  const others = [...shown].flatMap((id) => (id === link.id ? [] : (index.links.get(id) ?? [])));
  const sentences = [link, ...others].map((one) => `${sentenceOfLink(index, one)}.`);
  return [...new Set(sentences)].slice(0, mostSentences);
}
