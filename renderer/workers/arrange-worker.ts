import './without-eval.ts';
import { arrangeInSteps, linksLaid } from '../../shared/layout/arrange.ts';
import type { Steps } from '../../shared/project/checked-text.ts';
import { answerPage } from './answer-page.ts';
import { arrangeQuestions } from './arrange-messages.ts';

// Works out where an arrangement puts nodes, and how its links then run, away from the window.
answerPage(arrangeQuestions, {
  arrange: ({ project, ...arrangement }, { onProgress }) => {
    const boxes = reported(arrangeInSteps(project, arrangement), onProgress);
    if (boxes === null) return null;
    const laid = reported(linksLaid(project, boxes, arrangement.style), onProgress);
    return {
      boxes: [...boxes],
      laid: laid.map((link) => ({ ...link, waypoints: [...link.waypoints] })),
    };
  },
});

function reported<Value>(steps: Steps<Value>, onProgress: (share: number) => void): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    onProgress(value);
  }
}
