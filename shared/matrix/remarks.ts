import { sentenceOfLink } from '../graph/link-words.ts';
import type { ProjectIndex } from '../graph/project-index.ts';
import type { Link } from '../project/link-schema.ts';
import { derivedLoops } from './loops.ts';
import type { Cause } from './explain.ts';
import type { PathwayModel } from './pathway-model.ts';
import type { ScenarioRun } from './run-scenario.ts';

/** What a reader of a cause should know: what of it is contested, what limits the rate, and where a loop acts on it. */
export function findRemarks(
  run: ScenarioRun,
  index: ProjectIndex,
  thing: number,
  causes: readonly Cause[],
): string[] {
  const [first] = causes;
  if (!first) return [];
  const limiting = first.path.things.filter((place) => rateLimiting(run.model).has(place));
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
  return [...remarks, ...doubtsOf(index, causes)];
}

/** More claims than this are only counted. */
const mostClaims = 3;

function doubtsOf(index: ProjectIndex, causes: readonly Cause[]): string[] {
  const isContested = ({ confidence }: Link) => confidence === 'contested';
  const links = [...new Set(causes.flatMap(({ path }) => path.links.filter(isContested)))];
  if (links.length === 0) return [];
  const isAll = causes.every(({ path }) => path.links.some(isContested));
  const named = links.slice(0, mostClaims).map((link) => sentenceOfLink(index, link));
  const rest = links.length > named.length ? ` and ${links.length - named.length} more` : '';
  const claims = links.length === 1 ? 'a contested claim' : 'contested claims';
  return [`${isAll ? 'It' : 'Part of it'} rests on ${claims}: ${named.join('; ')}${rest}.`];
}

/** What biochemists write of the step that sets the pace of a route; some say committed. */
const limitingWords = /rate[- ]?(?:limiting|determining)|committed (?:step|enzyme)/iu;

const tables = new WeakMap<PathwayModel, ReadonlySet<number>>();

/** The places of things that a note or caption of theirs, or of a step that they carry out, calls so. */
function rateLimiting(model: PathwayModel): ReadonlySet<number> {
  const known = tables.get(model);
  if (known) return known;
  const found = new Set<number>();
  for (const [place, { nodes }] of model.things.entries()) {
    if (nodes.some(({ caption, notes }) => isLimiting(caption) || isLimiting(notes)))
      found.add(place);
  }
  for (const { catalysts } of model.reactions) {
    for (const { thing, links } of catalysts)
      if (links.some(({ notes }) => isLimiting(notes))) found.add(thing);
  }
  tables.set(model, found);
  return found;
}

const isLimiting = (text: string): boolean => limitingWords.test(text);

function labelOf({ things }: PathwayModel, place: number): string {
  return things[place]?.label ?? '';
}
