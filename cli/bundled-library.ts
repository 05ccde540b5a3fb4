import entities from '../data/library/entities.json';
import links from '../data/library/links.json';
import references from '../data/library/references.json';
import type { Library } from '../shared/library/library.ts';
import { parseLibrary } from '../shared/library/parse-library.ts';

/** The library that comes with the program. Throws if the installation is damaged. */
export function bundledLibrary(): Library {
  const parsed = parseLibrary({ entities, links, references });
  if (parsed.ok) return parsed.value;
  const [first] = parsed.error;
  throw new Error(`The bundled library is damaged: ${first?.where ?? ''} ${first?.problem ?? ''}`);
}
