import type { MergedProjects, WindowMerge } from '../../shared/merge/merge-for-window.ts';
import type { Side } from '../../shared/merge/merge-values.ts';
import { readCheckedInSteps } from '../../shared/project/checked-text.ts';
import { inSlices } from '../../shared/worker/slices.ts';
import { answerOrThrow, createWorkerClient } from '../../shared/worker/worker-client.ts';
import { mergeQuestions } from './merge-messages.ts';
import { pageSlices, textForWorker, toWorkerPort } from './page-worker.ts';
import { windowWords } from '../../shared/words/window.ts';

/** Merges the same versions as often as a person decides something. */
export interface Merger {
  merge(decisions?: ReadonlyMap<string, Side>): Promise<WindowMerge>;
  /** Nobody asks it any more. */
  end(): void;
}

/** Below so many elements merging takes less than a frame. */
const many = 300;

/** Large projects are merged in a worker, so that the window does not freeze. */
export function createMerger(versions: MergedProjects): Merger {
  const { ours, theirs } = versions;
  const isLarge = [ours, theirs].some(({ nodes, links }) => nodes.length + links.length > many);
  if (isLarge) return createDistantMerger(versions);
  return {
    merge: async (decisions) => {
      const { mergeForWindow } = await import('../../shared/merge/merge-for-window.ts');
      return mergeForWindow(versions, (id) => decisions?.get(id));
    },
    end: () => undefined,
  };
}

function createDistantMerger({ base, ours, theirs, isNamed }: MergedProjects): Merger {
  let sent: Promise<unknown> | null = null;
  const { ask, end } = createWorkerClient({
    questions: mergeQuestions,
    start: startWorker,
    onEnded: () => {
      sent = null;
    },
  });
  const send = async () => {
    const input = {
      base: base === ours ? null : await textForWorker(base),
      ours: await textForWorker(ours),
      theirs: await textForWorker(theirs),
      isNamed,
    };
    return answerOrThrow(await ask('versions', input));
  };
  return {
    end,
    merge: async (decisions = new Map()) => {
      await (sent ??= send());
      const answer = answerOrThrow(await ask('merge', { decisions: [...decisions] }));
      const { rest: text, orders, ...merge } = answer;
      const rest = answerOrThrow(await inSlices(readCheckedInSteps(text.projectText), pageSlices));
      const { applyDelta } = await import('../../shared/merge/merge-for-window.ts');
      return { ...merge, project: applyDelta(ours, { rest, orders }) };
    },
  };
}

function startWorker() {
  const worker = new Worker(new URL('./merge-worker.ts', import.meta.url), { type: 'module' });
  return toWorkerPort(worker, windowWords.partOfProgramThatMergesIs);
}
