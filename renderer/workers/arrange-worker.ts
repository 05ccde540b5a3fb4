import './without-eval.ts';
import { arrangeInSteps } from '../../shared/layout/arrange.ts';
import { answerPage } from './answer-page.ts';
import { arrangeQuestions } from './arrange-messages.ts';

// Works out where an arrangement puts nodes, away from the window.
answerPage(arrangeQuestions, {
  arrange: ({ project, ...arrangement }, { onProgress }) => {
    const steps = arrangeInSteps(project, arrangement);
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value && [...value];
      onProgress(value);
    }
  },
});
