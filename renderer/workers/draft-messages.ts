import { z } from 'zod';
import { draftStepSchema, keptSchema } from '../../shared/session/draft-text.ts';
import type { Questions } from '../../shared/worker/worker-client.ts';
import { headSchema } from './draft-store.ts';

/** What the worker for drafts is asked. It answers in turn, so a draft that is removed was written before. */
export const draftQuestions = {
  keep: { input: z.object({ head: headSchema, step: draftStepSchema }), answer: keptSchema },
  put: { input: z.object({ draft: headSchema.extend({ text: z.string() }) }), answer: z.null() },
  remove: { input: z.object({ id: z.string() }), answer: z.null() },
} satisfies Questions;
