import { nameOfNode, oneLine, titleOfLink } from '../graph/describe-project.ts';
import { indexProject } from '../graph/project-index.ts';
import type { Link, PathwayNode, Project } from '../project/project-schema.ts';

type Element = PathwayNode | Link;

/**
 * What a step of the history did, as a short line for a list: "Serotonin moved", "3 nodes and 2 links added". Versions
 * share what did not change, so that it costs little.
 */
export function nameStep(before: Project, after: Project): string {
  const ofSteps = names.get(after) ?? new WeakMap<Project, string>();
  names.set(after, ofSteps);
  const name = ofSteps.get(before) ?? nameElements(before, after) ?? nameRest(before, after);
  ofSteps.set(before, name);
  return name;
}

/** By the version after and the one before. Made once a step; it keeps no version that is else forgotten. */
const names = new WeakMap<Project, WeakMap<Project, string>>();

interface Differences {
  readonly added: readonly Element[];
  readonly removed: readonly Element[];
  readonly changed: readonly (readonly [Element, Element])[];
}

function nameElements(before: Project, after: Project): string | null {
  const nodes = differences(before.nodes, after.nodes);
  const links = differences(before.links, after.links);
  const added = [...nodes.added, ...links.added];
  const removed = [...nodes.removed, ...links.removed];
  if (added.length > 0 && removed.length > 0)
    return `${nameAll(added, after)} in place of ${nameAll(removed, before)}`;
  if (added.length > 0) return `${nameAll(added, after)} added`;
  if (removed.length > 0) return `${nameAll(removed, before)} removed`;
  // A link follows the node that it ends at: the node says what was done.
  const changed = nodes.changed.length > 0 ? nodes.changed : links.changed;
  if (changed.length === 0) {
    const isOrder = before.nodes !== after.nodes || before.links !== after.links;
    return isOrder ? 'Order changed' : null;
  }
  return nameChanged(changed, before, after);
}

function differences(before: readonly Element[], after: readonly Element[]): Differences {
  if (before === after) return nothing;
  const isSameLength = before.length === after.length;
  const [gone, come] = [new Map<string, Element>(), new Map<string, Element>()];
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const [old, now] = [before[at], after[at]];
    if (old === now && isSameLength) continue;
    if (old) gone.set(old.id, old);
    if (now) come.set(now.id, now);
  }
  const changed: (readonly [Element, Element])[] = [];
  for (const [id, now] of come) {
    const old = gone.get(id);
    if (!old) continue;
    if (old !== now) changed.push([old, now]);
    gone.delete(id);
    come.delete(id);
  }
  return { added: [...come.values()], removed: [...gone.values()], changed };
}

const nothing: Differences = { added: [], removed: [], changed: [] };

/** What was done, by the fields that differ: the first of these that does. */
const deeds: readonly (readonly [deed: string, fields: readonly string[]])[] = [
  ['moved', ['x', 'y']],
  ['resized', ['width', 'height']],
  ['turned', ['rotation']],
  ['styled', ['style']],
  ['led another way', ['waypoints', 'routing']],
  ['connected anew', ['source', 'target']],
  ['made another kind', ['kind']],
  ['given another relation', ['relation']],
  ['given other evidence', ['evidence']],
  ['given other identifiers', ['xrefs']],
  ['given other notes', ['notes']],
  ['put elsewhere in the order', ['z']],
  ['put in or out of a container', ['parent']],
  ['locked or unlocked', ['locked']],
  ['hidden or shown', ['hidden']],
  ['put on a layer', ['layer']],
  ['tagged', ['tags']],
  ['opened or closed', ['collapsed']],
  ['pinned or unpinned', ['pinned']],
  ['given other badges', ['badges']],
  ['given other anchors', ['anchors']],
];

function nameChanged(
  changed: readonly (readonly [Element, Element])[],
  before: Project,
  after: Project,
): string {
  const fields = new Set(changed.flatMap(([old, now]) => differingFields(old, now)));
  const [first] = changed;
  if (changed.length === 1 && first && fields.has('label'))
    return `${nameOne(first[0], before)} renamed ${nameOne(first[1], after)}`;
  const name = nameAll(
    changed.map(([, now]) => now),
    after,
  );
  if (fields.has('label')) return `${name} renamed`;
  // Growing moves the corner, joining a container only sets its parent: the most telling field first.
  const told = deeds.find(
    ([, of]) => of.some((field) => fields.has(field)) && !isAside(of, fields),
  );
  return `${name} ${told?.[0] ?? 'changed'}`;
}

/** A move beside a change of the size is a part of it. */
function isAside(of: readonly string[], fields: ReadonlySet<string>): boolean {
  return of.includes('x') && (fields.has('width') || fields.has('height'));
}

function differingFields(old: Element, now: Element): string[] {
  const [one, other] = [new Map(Object.entries(old)), new Map(Object.entries(now))];
  const keys = new Set([...one.keys(), ...other.keys()]);
  return [...keys].filter((key) => one.get(key) !== other.get(key));
}

function nameAll(elements: readonly Element[], project: Project): string {
  const [only] = elements;
  if (elements.length === 1 && only) return nameOne(only, project);
  const nodes = elements.filter((element) => 'kind' in element);
  // Of one node with its links the node says it all.
  const [node] = nodes;
  if (nodes.length === 1 && node) {
    const links = elements.length - 1;
    return `${nameOne(node, project)} with ${links === 1 ? 'a link' : `${links} links`}`;
  }
  const count = (number: number, word: string) =>
    number === 0 ? [] : [`${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`];
  return [...count(nodes.length, 'node'), ...count(elements.length - nodes.length, 'link')].join(
    ' and ',
  );
}

const mostLetters = 60;

function nameOne(element: Element, project: Project): string {
  const name =
    'kind' in element
      ? nameOfNode(element)
      : oneLine(element.label) || titleOfLink(indexProject(project), element);
  return name.length > mostLetters ? `${name.slice(0, mostLetters - 1)}…` : name;
}

/** What belongs to no node or link. */
function nameRest(before: Project, after: Project): string {
  const [one, other] = [before.canvas, after.canvas];
  if (one.kindStyles !== other.kindStyles || one.relationStyles !== other.relationStyles)
    return 'Looks by kind changed';
  if (one.views !== other.views) return 'Saved views changed';
  if (one.layers !== other.layers) return 'Layers changed';
  if (one.colors !== other.colors) return 'Saved colours changed';
  if (one !== other) return 'Canvas changed';
  if (before.scenarios !== after.scenarios) return 'What-if changed';
  if (before.references !== after.references) return 'References changed';
  if (before.checks !== after.checks) return 'Checks muted or heard again';
  return before.metadata === after.metadata ? 'Changed' : 'Project properties changed';
}
