import { findCrossProblems } from '../project/cross-checks.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode, Project } from '../project/project-schema.ts';
import { elementPath, withoutSource, type Path } from './diff-projects.ts';
import {
  findRings,
  findWronglyHeld,
  hasTarget,
  namesIn,
  needsIn,
  needsOfLink,
  needsOfNode,
  withoutLoose,
  type Names,
  type Need,
} from './find-faults.ts';
import {
  conflictId,
  mergeValue,
  pathKey,
  type Conflict,
  type Demands,
  type Side,
} from './merge-values.ts';
import { separateIds, uniteIds } from './separate-ids.ts';
import { projectShape } from './shapes.ts';

export interface Merged {
  /** A valid project. */
  readonly project: Project;
  /** In the order in which they stand in a project file. */
  readonly conflicts: readonly Conflict[];
}

/** Whose version of a conflict is taken, by the conflict's id. Undefined: nobody has decided. */
export type Decide = (conflict: string) => Side | undefined;

const undecided: Decide = () => undefined;

/**
 * Merges what two persons made of one project, element by element and field by field. What only one of them changed is
 * in the result. What both changed, each in another way, is a conflict. Until a conflict is decided, the result has
 * our value, and what one removed and the other changed or needs is kept. The rules between the parts of a project hold
 * in every result, whatever is decided.
 */
export function mergeProjects(
  base: Project,
  ours: Project,
  theirs: Project,
  decide: Decide = undecided,
): Merged {
  const [from, one, other] = [base, ours, theirs].map(withoutSource);
  const merged = mergeDiagrams(from ?? base, one ?? ours, other ?? theirs, decide);
  return { ...merged, project: withSourceOf(merged.project, theirs) };
}

/** The project as what is to be written into the text that another one was read from. */
export function withSourceOf(project: Project, { origin }: Project): Project {
  const bare = withoutSource(project);
  if (!origin?.source || bare.origin?.format !== origin.format) return bare;
  return { ...bare, origin: { ...bare.origin, source: origin.source } };
}

function mergeDiagrams(base: Project, ours: Project, theirs: Project, decide: Decide): Merged {
  const separated = separateIds({ base, ours, theirs });
  if (separated === null) return mergeSeparated({ base, ours, theirs }, decide);
  const merged = mergeSeparated(separated, decide);
  const { project, rename } = uniteIds(merged.project);
  const renamePath = (path: Path) => path.map(rename);
  return {
    project,
    conflicts: merged.conflicts.map((conflict) => ({
      ...conflict,
      path: renamePath(conflict.path),
      neededBy: conflict.neededBy.map(renamePath),
    })),
  };
}

interface ThreeProjects {
  readonly base: Project;
  readonly ours: Project;
  readonly theirs: Project;
}

/** Rounds of merging and looking. Each adds all that it finds, so two or three are usual. */
const mostRounds = 20;

function mergeSeparated(versions: ThreeProjects, decide: Decide): Merged {
  const sides = { ours: namesIn(versions.ours), theirs: namesIn(versions.theirs) };
  const search: Search = {
    sides,
    decide,
    demands: { needed: new Map(), forced: new Map(), touched: new Set() },
    leaving: new Set(),
  };
  for (let round = 0; round < mostRounds; round += 1) {
    const { project, conflicts } = mergeOnce(versions, search);
    if (addDemands(project, search)) continue;
    const sound = withoutLoose(project, ({ id }) => search.leaving.has(id));
    if (findCrossProblems(sound).length > 0) break;
    return { project: sound, conflicts: conflicts.filter((one) => isAbout(one, sound, project)) };
  }
  return mergeWhole(versions, decide);
}

function mergeOnce(versions: ThreeProjects, { demands, decide }: Search): Merged {
  const conflicts: Conflict[] = [];
  const merged = mergeValue(projectShape, { ...versions }, [], { demands, decide, conflicts });
  // Each field has the value of one of the three projects, or a list of their items.
  return { project: merged as Project, conflicts };
}

/** A conflict about a link that went with what was decided to go is none any more. */
function isAbout({ path }: Conflict, sound: Project, merged: Project): boolean {
  const [list, id] = elementPath(path);
  if (list !== 'links' || sound.links.length === merged.links.length) return true;
  return sound.links.some((link) => link.id === id) || merged.links.every((link) => link.id !== id);
}

/** The two versions break rules together that neither breaks alone, such as the limits of a project. */
function mergeWhole({ base, ours, theirs }: ThreeProjects, decide: Decide): Merged {
  const id = conflictId('project', []);
  const taken = decide(id) ?? 'ours';
  const versions = { base, ours, theirs };
  return {
    project: versions[taken],
    conflicts: [{ id, kind: 'project', path: [], ...versions, taken, neededBy: [] }],
  };
}

interface Search {
  readonly sides: Readonly<Record<Side, Names>>;
  readonly decide: Decide;
  readonly demands: Demands;
  /** Nodes that leave their parent, because a person decided so that they cannot stay in it. */
  readonly leaving: Set<string>;
}

/** Looks at a merged project and adds what its faults ask for. Whether there was something new. */
function addDemands(project: Project, search: Search): boolean {
  const names = namesIn(project);
  const news = [
    addNeeds(project, names, search),
    addKinds(project, names, search),
    addParents(project, names, search),
  ];
  return news.includes(true);
}

/** What is gone and cannot be, because something that is there names it, and all that it names in turn. */
function addNeeds(project: Project, names: Names, search: Search): boolean {
  const { sides, demands } = search;
  const linkOf = (anchor: string) =>
    names.anchors.get(anchor) ?? sides.ours.anchors.get(anchor) ?? sides.theirs.anchors.get(anchor);
  const waiting: Need[] = needsIn(project, linkOf);
  let hasNews = false;
  for (let need = waiting.pop(); need !== undefined; need = waiting.pop()) {
    const { target, by } = need;
    if (hasTarget(names, target)) continue;
    const side = sideThatHas(target, search);
    if (side === null) continue;
    const known = demands.needed.get(pathKey(target));
    if (known !== undefined) {
      known.set(pathKey(by), by);
      continue;
    }
    hasNews = true;
    demands.needed.set(pathKey(target), new Map([[pathKey(by), by]]));
    touch(target, demands);
    waiting.push(...needsOfTarget(target, sides[side], linkOf));
  }
  return hasNews;
}

/** The only version that has it, unless a person decided that it goes. */
function sideThatHas(target: Path, { sides, decide }: Search): Side | null {
  const side = hasTarget(sides.ours, target) ? 'ours' : 'theirs';
  const other = side === 'ours' ? 'theirs' : 'ours';
  if (!hasTarget(sides[side], target) || hasTarget(sides[other], target)) return null;
  return decide(conflictId('removed', target)) === other ? null : side;
}

function needsOfTarget(
  [list, id = '', , anchor]: Path,
  names: Names,
  linkOf: (anchor: string) => string | undefined,
): Need[] {
  const node = list === 'nodes' ? names.nodes.get(id) : undefined;
  const link = list === 'links' && anchor === undefined ? names.links.get(id) : undefined;
  return [
    ...(node === undefined ? [] : needsOfNode(node)),
    ...(link === undefined ? [] : needsOfLink(link, linkOf)),
  ];
}

/** One version put a node into another, of which the other version made a kind that contains nothing. */
function addKinds(project: Project, names: Names, search: Search): boolean {
  const wrong = findWronglyHeld(project, names).filter(({ id }) => !search.leaving.has(id));
  for (const { id, parent = '' } of wrong) {
    const path = ['nodes', parent, 'kind'];
    const side = (['ours', 'theirs'] as const).find((one) => {
      const holder = search.sides[one].nodes.get(parent);
      return holder !== undefined && nodeKinds[holder.kind].contains;
    });
    const isDecided = search.decide(conflictId('field', path)) !== undefined;
    if (side === undefined || isDecided) search.leaving.add(id);
    else force(path, side, search.demands);
  }
  return wrong.length > 0;
}

/** One version put one node into the other, and the other version put the other into the one. */
function addParents(project: Project, names: Names, search: Search): boolean {
  const rings = findRings(project, names).filter((ring) =>
    ring.every(({ id }) => !search.leaving.has(id)),
  );
  for (const ring of rings) breakRing(ring, search);
  return rings.length > 0;
}

function breakRing(
  ring: readonly PathwayNode[],
  { sides, decide, demands, leaving }: Search,
): void {
  const paths = ring.map(({ id }) => ['nodes', id, 'parent']);
  const decisions = paths.map((path) => decide(conflictId('field', path)));
  const side = decisions.includes('theirs') && !decisions.includes('ours') ? 'theirs' : 'ours';
  const free = ring.filter(({ id }, index) => {
    const [one, other] = [sides.ours.nodes.get(id), sides.theirs.nodes.get(id)];
    const isOpen =
      decisions[index] === undefined && !demands.forced.has(pathKey(paths[index] ?? []));
    return isOpen && one !== undefined && other !== undefined && one.parent !== other.parent;
  });
  for (const { id } of free) force(['nodes', id, 'parent'], side, demands);
  const [first] = ring.map(({ id }) => id).sort();
  if (free.length === 0 && first !== undefined) leaving.add(first);
}

function force(path: Path, side: Side, demands: Demands): void {
  demands.forced.set(pathKey(path), side);
  touch(path, demands);
}

function touch(path: Path, { touched }: Demands): void {
  for (let length = 0; length <= path.length; length += 1)
    touched.add(pathKey(path.slice(0, length)));
}
