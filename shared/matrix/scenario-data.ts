import { createExplainer } from './explain.ts';
import { idAt, referencesOf, toEntry } from './matrix-data.ts';
import { runScenario, type Level } from './run-scenario.ts';
import type { PathwayModel } from './pathway-model.ts';
import type { Supply } from './scenario-rules.ts';

export interface LevelData {
  readonly id: string;
  readonly entity: string | null;
  readonly label: string;
  readonly level: Level;
  readonly causes: readonly {
    readonly sentence: string;
    /** Ids of nodes, from the supply to this one. */
    readonly path: readonly string[];
    /** Ids of the project's references. */
    readonly references: readonly string[];
  }[];
}

/** What a scenario changes, as plain data: what `whatif --json` prints. What stays as it is is not listed. */
export function toScenarioData(
  model: PathwayModel,
  supplies: readonly Supply[],
): { readonly levels: readonly LevelData[] } {
  const run = runScenario(model, supplies);
  const explainer = createExplainer(run);
  const levels = run.levels.flatMap((level, place): LevelData[] => {
    if (level === 'unchanged') return [];
    const { id, entity, label } = toEntry(model, place);
    const causes = explainer.causesOf(place).map(({ sentence, path }) => ({
      sentence,
      path: path.things.map((thing) => idAt(model, thing)),
      references: referencesOf(path.links),
    }));
    return [{ id, entity, label, level, causes }];
  });
  return { levels };
}
