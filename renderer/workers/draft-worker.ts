import './without-eval.ts';
import { createDraftJournal, createDraftText } from '../../shared/session/draft-text.ts';
import { answerPage } from './answer-page.ts';
import { draftQuestions } from './draft-messages.ts';
import { createPageDraftStore } from './draft-store.ts';

// Keeps drafts of the page's document, away from the window.
const store = createPageDraftStore();
const held = createDraftText();
const journal = createDraftJournal();

answerPage(draftQuestions, {
  keep: async ({ head, step }) => {
    const text = held.take(step);
    if (text === 'unknown') return 'unknown';
    if (text === 'more') return 'kept';
    try {
      if (journal.takes(text)) await store.putStep(head, text.by);
      else await store.putLines(head, text);
      return 'kept';
    } catch {
      journal.forget();
      // There may be no room: the window tells its person.
      return 'not-kept';
    }
  },
  put: async ({ draft }) => {
    journal.forget();
    await store.put(draft);
    return null;
  },
  remove: async ({ id }) => {
    journal.forget();
    await store.remove(id);
    return null;
  },
});
