import { createStore, type StoreApi } from 'zustand/vanilla';
import { severities, type Finding } from '../../shared/check/finding.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { Editor } from './editor.ts';
import { knownLibrary } from './library.ts';
import type { Workspace } from './workspace.ts';

/** What the checks found in the document, and whether it is complete. */
export interface ProblemsState {
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** The present state of the document has been checked. */
  readonly isCurrent: boolean;
  /** The key of the problem that was last shown. */
  readonly current: string | null;
}

/** Milliseconds without a change before a document is checked. */
const rest = 400;
/** Milliseconds of one slice if the browser does not say how long it is idle. */
const slice = 6;
/** Steps that take less than a tenth of a millisecond together. */
const stepsAtOnce = 20;

/**
 * Checks the document after a change when the window is idle, in slices, and stops at the next change. It uses the
 * drawings and look-ups of the canvas, which a worker could not; handing a large project to a worker would take longer
 * than a slice.
 */
export function createChecking(editor: Editor, workspace: Workspace): StoreApi<ProblemsState> {
  const store = createStore<ProblemsState>()(() => ({
    findings: [],
    isCurrent: false,
    current: null,
  }));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  const start = (project: Project) => {
    round += 1;
    const mine = round;
    clearTimeout(waiting);
    store.setState({ isCurrent: false });
    const look = async () => {
      const findings = await lookThrough(project, workspace, () => mine === round);
      if (findings) store.setState({ findings, isCurrent: true });
    };
    waiting = setTimeout(() => void look(), rest);
  };
  editor.store.subscribe((state, before) => {
    if (state.history.present !== before.history.present) start(state.history.present);
  });
  workspace.store.subscribe((state, before) => {
    if (state.ownLibrary !== before.ownLibrary) start(editor.store.getState().history.present);
  });
  start(editor.store.getState().history.present);
  return store;
}

/** Worst first; null if the result is no longer wanted. */
async function lookThrough(
  project: Project,
  workspace: Workspace,
  isWanted: () => boolean,
): Promise<readonly Finding[] | null> {
  const [{ checkInSteps }, library] = await Promise.all([
    import('../../shared/check/check-project.ts'),
    knownLibrary({ workspace }),
  ]);
  const steps = checkInSteps(project, library);
  const findings: Finding[] = [];
  for (;;) {
    const hasTime = await idleTime();
    if (!isWanted()) return null;
    do {
      // Asking for the time takes longer than most steps.
      for (let step = 0; step < stepsAtOnce; step += 1) {
        const { done, value } = steps.next();
        if (value) findings.push(value);
        if (done === true) return worstFirst(findings);
      }
    } while (hasTime());
  }
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return severities.flatMap((severity) => findings.filter((one) => one.severity === severity));
}

/** Waits until the window is idle. The result says whether there is still time. */
function idleTime(): Promise<() => boolean> {
  const untilOver = (end: number) => () => performance.now() < end;
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) {
      setTimeout(() => resolve(untilOver(performance.now() + slice)), slice);
      return;
    }
    window.requestIdleCallback(
      (deadline) => {
        const time = deadline.didTimeout ? slice : deadline.timeRemaining() - 2;
        resolve(untilOver(performance.now() + time));
      },
      { timeout: 500 },
    );
  });
}
