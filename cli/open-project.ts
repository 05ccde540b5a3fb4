import type { Project } from '../shared/project/project-schema.ts';
import { tellOpenFailure } from './open-failure.ts';
import { readProject } from './read-project.ts';

/** Opens a project file, or says on standard error why it cannot be and answers null. */
export async function openProject(file: string): Promise<Project | null> {
  const opened = await readProject(file);
  if (opened.ok) return opened.value.project;
  tellOpenFailure(file, opened.error);
  return null;
}
