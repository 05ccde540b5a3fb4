import { diffInSteps, withoutSource } from './diff-projects.ts';
import { atOnce, type Steps } from '../project/checked-text.ts';
import { isSameValue } from '../project/plain-json.ts';
import type { Project } from '../project/project-schema.ts';
import type { ProjectChanges } from './change-counts.ts';

export function changesBetween(before: Project, after: Project): ProjectChanges {
  return atOnce(changesInSteps(before, after));
}

/** The same step by step. */
export function* changesInSteps(before: Project, after: Project): Steps<ProjectChanges> {
  const none = () => ({ added: 0, removed: 0, changed: 0, moved: 0 });
  const counts = { nodes: none(), links: none(), references: none(), scenarios: none() };
  let project = false;
  const changes = yield* diffInSteps(withoutTimes(before), withoutTimes(after));
  for (const { list, kind } of changes) {
    if (list === 'project') project = true;
    else counts[list][kind] += 1;
  }
  return { ...counts, project };
}

/** Saving stamps a time, which is no work. */
export function isSameWork(one: Project, other: Project): boolean {
  return isSameValue(withoutTimes(one), withoutTimes(other));
}

function withoutTimes(project: Project): Project {
  const { created: _created, modified: _modified, ...metadata } = project.metadata;
  return { ...withoutSource(project), metadata };
}
