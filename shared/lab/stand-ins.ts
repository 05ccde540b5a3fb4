import { z } from 'zod';
import { idSchema, shortTextSchema } from '../project/project-schema.ts';
import { foldText } from '../text/fold-text.ts';

// Strict: the file is written by hand, and a misspelt key must be reported.
const standInsSchema = z.array(
  z.strictObject({
    /** What laboratories call what they measure. */
    names: z.array(shortTextSchema.min(1)).min(1),
    /** The entities of the library that they measure it for, the best guess first. */
    entities: z.array(idSchema).min(1),
  }),
);

/** For the folded name of a marker, the entities of the library that it may stand for, the best guess first. */
export type StandIns = ReadonlyMap<string, readonly string[]>;

/** Checks the parsed JSON of `data/lab/stand-ins.json`. Throws where it is damaged, or names a marker twice. */
export function parseStandIns(json: unknown): StandIns {
  const standIns = new Map<string, readonly string[]>();
  for (const { names, entities } of standInsSchema.parse(json)) {
    for (const name of names) {
      const { compact } = foldText(name);
      if (standIns.has(compact)) throw new Error(`The marker “${name}” is named twice.`);
      standIns.set(compact, entities);
    }
  }
  return standIns;
}
