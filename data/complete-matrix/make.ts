import { parseLibrary } from '../../shared/library/parse-library.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import entities from '../library/entities.json';
import links from '../library/links.json';
import references from '../library/references.json';
import { buildCompleteMatrix } from './build-matrix.ts';
import { buildPicture } from './build-picture.ts';
import { smallTemplates } from './small-templates.ts';

const complete = 'complete-support-matrix';

/** The names of the templates that are drawn from the library. */
export const drawnTemplates: readonly string[] = [complete, ...Object.keys(smallTemplates)];

/** The text of one of them. */
export function drawTemplate(name: string): string {
  const parsed = parseLibrary({ entities, links, references });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error, null, 2));
  const picture = smallTemplates[name];
  if (!picture && name !== complete) throw new Error(`There is no template ${name} to draw.`);
  return serializeProject(
    picture ? buildPicture(parsed.value, picture) : buildCompleteMatrix(parsed.value),
  );
}
