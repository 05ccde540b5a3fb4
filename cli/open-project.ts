import process from 'node:process';
import { describeFailure } from '../shared/messages.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { readProject } from './read-project.ts';

/** Opens a project file, or says on standard error why it cannot be and answers null. */
export async function openProject(file: string): Promise<Project | null> {
  const opened = await readProject(file);
  if (opened.ok) return opened.value.project;
  const { title, detail, advice } = describeFailure({ file: toOneLine(file), error: opened.error });
  process.stderr.write(`${title}\n${detail}\n${advice}\n`);
  return null;
}
