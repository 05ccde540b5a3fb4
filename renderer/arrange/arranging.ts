import { changeElements, patched } from '../../shared/edit/edit.ts';
import { closedOver, shownPart, standingOf } from '../../shared/project/shown-part.ts';
import { positionNodes } from '../../shared/edit/move-and-resize.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import {
  applyArrangement,
  type ArrangedBoxes,
  type Arrangement,
} from '../../shared/layout/arrange.ts';
import type { DiagramPoint, PathwayNode, Project } from '../../shared/project/project-schema.ts';
import { createWorkerClient, type WorkWatch } from '../../shared/worker/worker-client.ts';
import type { Editor } from '../editor/editor.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { withProgress } from '../editor/workspace.ts';
import { arrangeQuestions } from '../workers/arrange-messages.ts';
import { textForWorker, toWorkerPort } from '../workers/page-worker.ts';
import { partsWords } from '../../shared/words/parts.ts';

/** Arranges nodes in one undo step, and says what came of it. The diagram is worked out in a worker. */
export async function arrange(workbench: Workbench, arrangement: Arrangement): Promise<void> {
  const { editor, workspace, canvas } = workbench;
  const project = editor.store.getState().history.present;
  const result = await shownIfSlow(workbench, (watch) => askWorker(project, arrangement, watch));
  if (!result.ok) {
    if (result.error.kind === 'fault') throw result.error.error;
    return workspace.announce(partsWords.nothingWasMoved);
  }
  if (result.value === null) return workspace.refuse(partsWords.noRingTheseNodesHaveNo);
  if (editor.store.getState().history.present !== project)
    return workspace.refuse(partsWords.diagramWasChangedWhileItWas);
  const boxes = new Map(result.value.boxes);
  if (boxes.size === 0) return workspace.announce(partsWords.theyStandLikeThisAlready);
  const all = withContents(project, boxes);
  editor.edit(applyArrangement(all, arrangement.style, result.value.laid));
  const count = boxes.size === 1 ? '1 node' : partsWords.nodes(boxes.size);
  workspace.announce(partsWords.arranged(count));
  canvas.current?.bringIntoView(boxes.keys());
  glide(editor, project, boxes);
}

/** What is seen is arranged; what is locked stays, as if it were pinned. */
function arrangeable(project: Project): Project {
  const { locked } = standingOf(project);
  const shown = shownPart(project);
  return changeElements(shown, {
    node: (node) => (locked.has(node.id) ? patched<PathwayNode>(node, { pinned: true }) : node),
  });
}

/** What lies in a closed container goes with it. */
function withContents(project: Project, boxes: ArrangedBoxes): ArrangedBoxes {
  const { nodes } = indexProject(project);
  const all = new Map(boxes);
  for (const [id, outer] of closedOver(project)) {
    const [node, container, box] = [nodes.get(id), nodes.get(outer), boxes.get(outer)];
    if (id === outer || !node || !container || !box) continue;
    const { x, y, width, height } = node;
    all.set(id, { x: x + box.x - container.x, y: y + box.y - container.y, width, height });
  }
  return all;
}

/** Kept, so that the next arrangement need not start it. */
const client = createWorkerClient({
  questions: arrangeQuestions,
  start: () =>
    toWorkerPort(
      new Worker(new URL('../workers/arrange-worker.ts', import.meta.url), { type: 'module' }),
      partsWords.partOfProgramThatArrangesIs,
    ),
});

async function askWorker(project: Project, { style, ids, centre }: Arrangement, watch: WorkWatch) {
  const input = { project: await textForWorker(arrangeable(project)), style, ids: [...ids] };
  return client.ask('arrange', centre === undefined ? input : { ...input, centre }, watch);
}

/** Milliseconds that a person waits without asking what is going on. */
const patience = 1_000;

type Answer = Awaited<ReturnType<typeof askWorker>>;

/** Shows the progress, with a button to cancel, of work that takes longer than a second. */
async function shownIfSlow(
  { workspace }: Workbench,
  work: (watch: WorkWatch) => Promise<Answer>,
): Promise<Answer> {
  const cancelling = new AbortController();
  let share = 0;
  let show: ((share: number) => void) | undefined;
  const answer = work({
    signal: cancelling.signal,
    onProgress: (done) => {
      share = done;
      show?.(done);
    },
  });
  const timer = setTimeout(() => {
    void withProgress(workspace, 'Arranging…', ({ onProgress, signal }) => {
      show = onProgress;
      show?.(share);
      signal?.addEventListener('abort', () => cancelling.abort());
      return answer;
    });
  }, patience);
  return answer.finally(() => clearTimeout(timer));
}

/** Milliseconds of the movement; more nodes than these jump. */
const duration = 260;
const mostGliding = 150;

/** Lets nodes glide from where they were. The document has its new state already: any other action ends the movement. */
function glide(editor: Editor, before: Project, boxes: ArrangedBoxes): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (isStill || boxes.size > mostGliding) return;
  const after = editor.store.getState().history.present;
  const { nodes } = indexProject(before);
  const start = performance.now();
  let shown: Project | null = null;
  const step = (now: number) => {
    const { history, draft } = editor.store.getState();
    if (history.present !== after || draft !== shown) return;
    const share = Math.min(1, (now - start) / duration);
    if (share >= 1) return editor.cancel();
    const eased = 1 - (1 - share) ** 3;
    const between = new Map<string, DiagramPoint>();
    for (const [id, { x, y }] of boxes) {
      const from = nodes.get(id);
      if (from)
        between.set(id, { x: from.x + (x - from.x) * eased, y: from.y + (y - from.y) * eased });
    }
    editor.preview(positionNodes(between));
    shown = editor.store.getState().draft;
    requestAnimationFrame(step);
  };
  step(start);
}
