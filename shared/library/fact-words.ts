import { relations } from '../project/relations.ts';
import type { LibraryIndex } from './library-index.ts';
import type { LibraryLink } from './library-schema.ts';

/** "L-Tryptophan is converted to 5-HTP by TPH2". */
export function sentenceOfFact({ entities }: LibraryIndex, fact: LibraryLink): string {
  const labelOf = (id: string) => entities.get(id)?.label ?? id;
  const by = fact.via === undefined ? '' : ` by ${labelOf(fact.via)}`;
  return `${labelOf(fact.source)} ${verbOf(fact)} ${labelOf(fact.target)}${by}`;
}

function verbOf({ relation }: LibraryLink): string {
  return relation === 'precursor-of' ? 'is a precursor of' : relations[relation].verb;
}
