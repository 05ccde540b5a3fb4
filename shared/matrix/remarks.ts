import { derivedLoops } from './loops.ts';
import type { Cause } from './explain.ts';
import type { PathwayModel } from './pathway-model.ts';
import type { ScenarioRun } from './run-scenario.ts';

/** What a reader of a cause should know: where a step on its way limits the rate, and where a loop acts on it. */
export function findRemarks(run: ScenarioRun, thing: number, causes: readonly Cause[]): string[] {
  const [first] = causes;
  if (!first) return [];
  const limiting = first.path.things.filter((place) => isRateLimiting(run.model, place));
  const remarks = limiting.map(
    (place) =>
      `${labelOf(run.model, place)} is marked as a rate-limiting step: what slows it counts most.`,
  );
  const loop = derivedLoops(run.model).get(thing);
  if (loop && loop.some((place) => place !== thing && run.levels[place] !== 'unchanged')) {
    const names = [...loop, loop[0] ?? thing].map((place) => labelOf(run.model, place));
    remarks.push(
      `It is part of a loop: ${names.join(' → ')}. Over time a loop can weaken or strengthen a change.`,
    );
  }
  return remarks;
}

/** What biochemists write of the step that sets the pace of a route; some say committed. */
const limitingWords = /rate[- ]?(?:limiting|determining)|committed (?:step|enzyme)/iu;

function isRateLimiting({ things, reactions }: PathwayModel, place: number): boolean {
  const thing = things[place];
  if (!thing) return false;
  const texts = thing.nodes.flatMap(({ caption, notes }) => [caption, notes]);
  const links = reactions.flatMap(({ catalysts }) =>
    catalysts.flatMap((one) => (one.thing === place ? one.links : [])),
  );
  return [...texts, ...links.map(({ notes }) => notes)].some((text) => limitingWords.test(text));
}

function labelOf({ things }: PathwayModel, place: number): string {
  return things[place]?.label ?? '';
}
