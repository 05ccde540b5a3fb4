import { z } from 'zod';
import { diffInSteps, withoutSource } from './diff-projects.ts';
import { atOnce, type Steps } from '../project/checked-text.ts';
import { isSameValue } from '../project/plain-json.ts';
import type { Immutable, Project } from '../project/project-schema.ts';

const countSchema = z.object({
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  /** Nothing but their position is another. */
  moved: z.int(),
});

/** What one state of a project has over another, as numbers of elements. */
export const projectChangesSchema = z.object({
  nodes: countSchema,
  links: countSchema,
  references: countSchema,
  scenarios: countSchema,
  /** Title, canvas or anything else that belongs to no element. */
  project: z.boolean(),
});

export type ChangeCount = Readonly<z.infer<typeof countSchema>>;
export type ProjectChanges = Immutable<z.infer<typeof projectChangesSchema>>;

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
