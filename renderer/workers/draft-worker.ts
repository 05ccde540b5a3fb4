import './without-eval.ts';
import { createDraftText } from '../../shared/session/draft-text.ts';
import { answerPage } from './answer-page.ts';
import { draftQuestions } from './draft-messages.ts';
import { createPageDraftStore } from './draft-store.ts';

// Keeps drafts of the page's document, away from the window.
const store = createPageDraftStore();
const held = createDraftText();

answerPage(draftQuestions, {
  keep: async ({ head, step }) => {
    const text = held.take(step);
    if (text === 'unknown') return 'unknown';
    if (text === 'more') return 'kept';
    try {
      await store.putLines(head, text);
      return 'kept';
    } catch {
      // There may be no room: the window tells its person.
      return 'not-kept';
    }
  },
  put: async ({ draft }) => {
    await store.put(draft);
    return null;
  },
  remove: async ({ id }) => {
    await store.remove(id);
    return null;
  },
});
