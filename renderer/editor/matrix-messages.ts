import { z } from 'zod';
import type { MatrixView } from '../../shared/matrix/matrix-view.ts';
import type {
  ModelFacts,
  ResponseCurve,
  ToldSimulation,
} from '../../shared/kinetics/model-view.ts';
import type { ScenarioView } from '../../shared/whatif/view.ts';
import { projectFromPageSchema } from '../../shared/session/sent-projects.ts';
import type { Questions } from '../../shared/worker/worker-client.ts';

const modelWish = z.object({
  model: z.string(),
  multiply: z.record(z.string(), z.number()),
  variant: z.string().optional(),
});

/** A solved model, or why it has no steady state, in words. */
export type SimulationAnswer =
  { readonly told: ToldSimulation } | { readonly told: null; readonly because: string };

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/**
 * What the worker is asked. The project is not checked: this window made it, and checking ten thousand nodes would take
 * longer than the work itself.
 */
export const matrixQuestions = {
  /** The project that the next questions are about. */
  project: { input: projectFromPageSchema, answer: z.null() },
  matrix: { input: z.null(), answer: z.custom<MatrixView>(isObject) },
  library: { input: z.null(), answer: z.custom<MatrixView>(isObject) },
  scenario: {
    input: z.object({
      supplies: z.array(z.object({ node: z.string(), level: z.enum(['low', 'high']) })),
      onlyDrawn: z.boolean(),
    }),
    answer: z.custom<ScenarioView>(isObject),
  },
  /** The kinetic models that come with the program. */
  models: { input: z.null(), answer: z.custom<readonly ModelFacts[]>(Array.isArray) },
  simulate: { input: modelWish, answer: z.custom<SimulationAnswer>(isObject) },
  curve: {
    input: modelWish.extend({ parameter: z.string(), factors: z.array(z.number()) }),
    answer: z.custom<ResponseCurve>(isObject),
  },
  'published-curves': { input: z.null(), answer: z.custom<ResponseCurve>(isObject) },
} satisfies Questions;
