import { z } from 'zod';
import type { MatrixView } from '../../shared/matrix/matrix-view.ts';
import type { ScenarioView } from '../../shared/matrix/scenario-view.ts';
import type { Project } from '../../shared/project/project-schema.ts';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/**
 * What the worker is asked. The project is taken as it is: this window made it, and to check ten thousand nodes would
 * take longer than the work itself.
 */
export const matrixRequestSchema = z.object({
  number: z.int(),
  task: z.discriminatedUnion('kind', [
    /** The project that the next tasks are about. */
    z.object({ kind: z.literal('project'), project: z.custom<Project>(isObject) }),
    z.object({ kind: z.literal('matrix') }),
    z.object({ kind: z.literal('library') }),
    z.object({
      kind: z.literal('scenario'),
      supplies: z.array(z.object({ node: z.string(), level: z.enum(['low', 'high']) })),
    }),
  ]),
});

/** What the worker answers, in the order in which it was asked. */
export const matrixAnswerSchema = z.object({
  number: z.int(),
  result: z.custom<MatrixView | ScenarioView | null>((value) => value === null || isObject(value)),
});

export type MatrixTask = z.infer<typeof matrixRequestSchema>['task'];
