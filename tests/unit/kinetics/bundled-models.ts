import dopamineRows from '../../fixtures/kinetics/dopamine-rows.json';
import folateRows from '../../fixtures/kinetics/folate-rows.json';
import methionineRows from '../../fixtures/kinetics/methionine-rows.json';
import serotoninRows from '../../fixtures/kinetics/serotonin-rows.json';
import { z } from 'zod';

const against = z.object({ row: z.string(), assert: z.array(z.string()) });

const rowsSchema = z.object({
  model: z.string(),
  rows: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      multiply: z.record(z.string(), z.number()),
      variant: z.string().optional(),
      assert: z.array(z.string()).default([]),
      assertAgainst: against.optional(),
      expect: z.literal('no stable steady state').optional(),
      relativeChange: z.record(z.string(), z.number()).optional(),
    }),
  ),
});

/** What each model was found to say when something in it is changed: published statements, measurements, other solvers. */
export const perturbationTables = [serotoninRows, dopamineRows, folateRows, methionineRows].map(
  (table) => rowsSchema.parse(table),
);
