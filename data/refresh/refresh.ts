import { parseLibrary } from '../../shared/library/parse-library.ts';
import { parseProject } from '../../shared/project/parse-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import entities from '../library/entities.json';
import links from '../library/links.json';
import references from '../library/references.json';
import { refreshTemplate } from './refresh-template.ts';

/** A template's text with what the library says now. */
export function refresh(text: string): string {
  const library = parseLibrary({ entities, links, references });
  if (!library.ok) throw new Error(JSON.stringify(library.error, null, 2));
  const project = parseProject(text);
  if (!project.ok) throw new Error(JSON.stringify(project.error, null, 2));
  return serializeProject(refreshTemplate(library.value, project.value));
}
