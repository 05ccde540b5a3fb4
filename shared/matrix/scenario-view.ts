import { indexProject } from '../graph/project-index.ts';
import type { NodeKind } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { createExplainer } from './explain.ts';
import { findRemarks } from './remarks.ts';
import { referencesOf, toEntry } from './matrix-data.ts';
import type { ThingIndex } from './indices.ts';
import { derivePathwayModel, idOf, labelOf, type PathwayModel } from './pathway-model.ts';
import { runScenario, type Level } from './run-scenario.ts';
import type { Supply } from './scenario-rules.ts';

export interface ViewCause {
  readonly sentence: string;
  /** Which way this cause pushes. */
  readonly to: 'low' | 'high';
  readonly path: readonly { readonly id: string; readonly label: string }[];
  /** All nodes that show the things on the path, and its links. */
  readonly nodes: readonly string[];
  readonly links: readonly string[];
  readonly references: readonly string[];
}

/** What a scenario does to one thing, in the form for a window. */
export interface ViewChange {
  /** All nodes that show the thing; the first stands for it. */
  readonly nodes: readonly string[];
  readonly label: string;
  readonly kind: NodeKind;
  readonly level: Exclude<Level, 'unchanged'>;
  /** Set by the scenario itself. */
  readonly isSupply: boolean;
  readonly causes: readonly ViewCause[];
  /** What a reader should notice: a rate-limiting step, a loop. */
  readonly remarks: readonly string[];
}

/** The result of a scenario as plain data that a worker can send. Unchanged things are not in it. */
export interface ScenarioView {
  readonly changes: readonly ViewChange[];
}

/** Supplies of nodes that are not things, such as notes, are ignored. */
export function toScenarioView(
  project: Project,
  supplies: readonly { readonly node: string; readonly level: 'low' | 'high' }[],
): ScenarioView {
  const model = derivePathwayModel(project);
  const set = new Map<ThingIndex, Supply>();
  for (const { node, level } of supplies) {
    const thing = model.thingOf.get(node);
    if (thing !== undefined) set.set(thing, { thing, level });
  }
  const run = runScenario(model, [...set.values()]);
  const explainer = createExplainer(run);
  const projectIndex = indexProject(project);
  const changes = run.levels.flatMap((level, index): ViewChange[] => {
    const thing = model.things[index];
    if (level === 'unchanged' || !thing) return [];
    const causes = explainer.causesOf(index);
    return [
      {
        nodes: [thing.id, ...thing.nodes.map(({ id }) => id).filter((id) => id !== thing.id)],
        label: thing.label,
        kind: thing.kind,
        level,
        isSupply: set.has(index),
        causes: causes.map(({ sentence, to, path }) => ({
          sentence,
          to,
          path: path.things.map((one) => ({ id: idOf(model, one), label: labelOf(model, one) })),
          nodes: path.things.flatMap((one) => model.things[one]?.nodes.map(({ id }) => id) ?? []),
          links: path.links.map(({ id }) => id),
          references: referencesOf(path.links),
        })),
        remarks: findRemarks(run, projectIndex, index, causes),
      },
    ];
  });
  return { changes };
}

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

/** What a scenario changes, as plain data for `whatif --json`. Unchanged things are not listed. */
export function toScenarioData(
  model: PathwayModel,
  supplies: readonly Supply[],
): { readonly levels: readonly LevelData[] } {
  const run = runScenario(model, supplies);
  const explainer = createExplainer(run);
  const levels = run.levels.flatMap((level, thing): LevelData[] => {
    if (level === 'unchanged') return [];
    const { id, entity, label } = toEntry(model, thing);
    const causes = explainer.causesOf(thing).map(({ sentence, path }) => ({
      sentence,
      path: path.things.map((one) => idOf(model, one)),
      references: referencesOf(path.links),
    }));
    return [{ id, entity, label, level, causes }];
  });
  return { levels };
}
