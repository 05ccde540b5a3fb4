import type { LibraryLink } from '../../shared/library/library-schema.ts';
import type { Suggestion } from '../../shared/suggest/suggestion.ts';

export interface SuggestionGroup {
  readonly title: string;
  readonly suggestions: readonly Suggestion[];
}

const titles = {
  'converts-to': 'Steps and their enzymes',
  catalyzes: 'Steps and their enzymes',
  'precursor-of': 'Precursors, steps left out',
  'cofactor-of': 'Cofactors',
  transports: 'Transport and release',
  releases: 'Transport and release',
  binds: 'Receptors and binding',
  degrades: 'Breakdown',
  activates: 'What raises or lowers it',
  inhibits: 'What raises or lowers it',
  upregulates: 'What raises or lowers it',
  downregulates: 'What raises or lowers it',
  'relates-to': 'Other links',
} as const satisfies Record<LibraryLink['relation'], string>;

/** Suggestions under headings, in the order in which a pathway is drawn. */
export function groupSuggestions(suggestions: readonly Suggestion[]): readonly SuggestionGroup[] {
  return [...new Set(Object.values(titles))]
    .map((title) => ({
      title,
      suggestions: suggestions.filter(({ fact }) => titles[fact.relation] === title),
    }))
    .filter((group) => group.suggestions.length > 0);
}
