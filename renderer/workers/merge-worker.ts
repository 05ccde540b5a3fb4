import './without-eval.ts';
import {
  deltaBetween,
  mergeForWindow,
  type MergedProjects,
} from '../../shared/merge/merge-for-window.ts';
import { textOf } from '../../shared/project/checked-text.ts';
import { answerPage } from './answer-page.ts';
import { mergeQuestions } from './merge-messages.ts';

// Merges what is in the window with what is in its file, away from the window.
let versions: MergedProjects | null = null;

answerPage(mergeQuestions, {
  versions: ({ base, ours, theirs, isNamed }) => {
    versions = { base: base ?? ours, ours, theirs, isNamed };
    return null;
  },
  merge: ({ decisions }) => {
    if (versions === null) throw new Error('There is nothing to merge yet.');
    const decided = new Map(decisions);
    const { project, ...merge } = mergeForWindow(versions, (id) => decided.get(id));
    const { rest, orders } = deltaBetween(versions.ours, project);
    return { ...merge, rest: { projectText: textOf(rest) }, orders };
  },
});
