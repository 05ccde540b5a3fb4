import {
  scenarioSchema,
  type Marker,
  type Project,
  type Scenario,
  limits,
} from '../project/project-schema.ts';
import { admitted, patched, type Edit } from './edit.ts';
import { ifSound } from './elements.ts';

/** Adds a scenario at the end; nothing if its id is taken or a limit is reached. */
export function addScenario(scenario: Pick<Scenario, 'id'> & Partial<Scenario>): Edit {
  return (project) => {
    const added = admitted(scenarioSchema, scenario);
    if (!added || project.scenarios.length >= limits.scenarios) return project;
    return ifSound(project, { ...project, scenarios: [...project.scenarios, added] });
  };
}

export function removeScenario(id: string): Edit {
  return (project) => {
    const scenarios = project.scenarios.filter((scenario) => scenario.id !== id);
    return scenarios.length === project.scenarios.length ? project : { ...project, scenarios };
  };
}

export function renameScenario(id: string, name: string): Edit {
  return (project) =>
    changeScenario(project, id, (scenario) =>
      scenario.name === name
        ? scenario
        : (admitted(scenarioSchema, { ...scenario, name }) ?? scenario),
    );
}

/** Replaces the lab values that are kept with a scenario; none at all leave no trace. */
export function setMarkers(id: string, markers: readonly Marker[]): Edit {
  return (project) =>
    changeScenario(project, id, (scenario) => {
      const next = patched(scenario, { markers: markers.length === 0 ? undefined : markers });
      return admitted(scenarioSchema, next) ? next : scenario;
    });
}

/** Sets what a scenario assumes of nodes; `normal` takes an assumption away. */
export function setSupply(
  id: string,
  nodes: readonly string[],
  level: 'low' | 'high' | 'normal',
): Edit {
  const chosen = new Set(nodes);
  return (project) => {
    const next = changeScenario(project, id, (scenario) => {
      const had = scenario.supplies.filter(({ node }) => chosen.has(node));
      if (level === 'normal' ? had.length === 0 : isAlready(had, chosen, level)) return scenario;
      const others = scenario.supplies.filter(({ node }) => !chosen.has(node));
      const added = level === 'normal' ? [] : [...chosen].map((node) => ({ node, level }));
      return { ...scenario, supplies: [...others, ...added] };
    });
    return ifSound(project, next);
  };
}

function isAlready(
  had: Scenario['supplies'],
  chosen: ReadonlySet<string>,
  level: 'low' | 'high',
): boolean {
  return had.length === chosen.size && had.every((supply) => supply.level === level);
}

function changeScenario(
  project: Project,
  id: string,
  change: (scenario: Scenario) => Scenario,
): Project {
  const scenarios = project.scenarios.map((one) => (one.id === id ? change(one) : one));
  return scenarios.every((one, at) => one === project.scenarios[at])
    ? project
    : { ...project, scenarios };
}
