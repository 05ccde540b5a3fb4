import { projectSchema, type Project } from './project-schema.ts';

/** An empty project. `created` is an ISO time, made outside. */
export function newProject(created?: string): Project {
  return projectSchema.parse({ metadata: created === undefined ? {} : { created } });
}
