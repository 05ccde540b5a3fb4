import { defaultFilter } from 'cmdk';

const MOST = 100;
/** Scoring takes time with the length; what is typed is found near a label's beginning. */
const LOOKED_AT = 200;

/** The entries that a person may mean, the likeliest first; without a query the first ones as they are. */
export function bestMatches<Entry extends { readonly label: string }>(
  entries: readonly Entry[],
  query: string,
): readonly Entry[] {
  const wanted = query.trim();
  if (wanted === '') return entries.slice(0, MOST);
  return entries
    .map((entry) => ({ entry, score: defaultFilter(entry.label.slice(0, LOOKED_AT), wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}
