import type { Project } from '../project/project-schema.ts';

/**
 * An edit takes a project and gives back the next one. The same object back means that nothing changed. From a valid
 * project it never makes an invalid one: numbers are kept within the limits, ids that name nothing are passed over,
 * and what the project's rules forbid is not done. Elements that do not change keep their identity.
 */
export type Edit = (project: Project) => Project;

/** One edit that does several, each on what the one before it made. */
export function inSequence(...edits: readonly Edit[]): Edit {
  return (project) => edits.reduce((present, edit) => edit(present), project);
}
