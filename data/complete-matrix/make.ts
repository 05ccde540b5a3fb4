import { parseLibrary } from '../../shared/library/parse-library.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import entities from '../library/entities.json';
import links from '../library/links.json';
import references from '../library/references.json';
import { buildCompleteMatrix } from './build-matrix.ts';

/** The template file's text. */
export function makeCompleteMatrix(): string {
  const parsed = parseLibrary({ entities, links, references });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error, null, 2));
  return serializeProject(buildCompleteMatrix(parsed.value));
}
