import { isSameValue } from '../project/plain-json.ts';
import type { Project } from '../project/project-schema.ts';

/** How many elements differ. */
export interface ChangeCount {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** What one state of a project has over another. */
export interface ProjectChanges {
  readonly nodes: ChangeCount;
  readonly links: ChangeCount;
}

export function changesBetween(before: Project, after: Project): ProjectChanges {
  return {
    nodes: countChanges(before.nodes, after.nodes),
    links: countChanges(before.links, after.links),
  };
}

function countChanges(
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
): ChangeCount {
  const old = new Map(before.map((element) => [element.id, element]));
  const kept = after.filter(({ id }) => old.has(id));
  return {
    added: after.length - kept.length,
    removed: before.length - kept.length,
    changed: kept.filter((element) => !isSameValue(element, old.get(element.id))).length,
  };
}

/** Saving stamps a time, which is no work. */
export function isSameWork(one: Project, other: Project): boolean {
  return isSameValue(withoutTimes(one), withoutTimes(other));
}

function withoutTimes(project: Project): Project {
  const { created: _created, modified: _modified, ...metadata } = project.metadata;
  return { ...project, metadata };
}
