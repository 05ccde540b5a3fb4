import { isRecord, ownValue } from './plain-json.ts';
import type { Reference } from './project-schema.ts';

/** What one entry of each list is called. */
const nouns = new Map<PropertyKey, string>([
  ['nodes', 'node'],
  ['links', 'link'],
  ['references', 'reference'],
  ['scenarios', 'scenario'],
  ['badges', 'badge'],
  ['anchors', 'anchor'],
  ['evidence', 'evidence'],
  ['xrefs', 'identifier'],
  ['waypoints', 'waypoint'],
  ['supplies', 'supply'],
  ['authors', 'author'],
]);

const longestName = 40;

/** Spaces, control characters, lone surrogates, and marks that change the direction of the text after them. */
const invisible = /[\s\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Names a position in a project file for a person: `node "Serotonin" (n12), width`, `link l3, target.id`, `node 4 of
 * the list, label`, `metadata.title`. The root is whatever was read, well-formed or not.
 */
export function nameLocation(root: unknown, path: readonly PropertyKey[]): string {
  const parts: string[] = [];
  let fields: string[] = [];
  let current = root;
  for (const [step, key] of path.entries()) {
    const parentKey = path[step - 1];
    current = ownValue(current, key);
    if (typeof key === 'number' && parentKey !== undefined) {
      fields.pop();
      if (fields.length > 0) parts.push(fields.join('.'));
      fields = [];
      parts.push(nameEntry(parentKey, current, key));
    } else {
      fields.push(shorten(String(key)));
    }
  }
  if (fields.length > 0) parts.push(fields.join('.'));
  return parts.length === 0 ? 'the project' : parts.join(', ');
}

/** Names an element by its label, or what serves as one, and its id: `node "Serotonin" (n12)`, or `link l3`. */
export function nameElement(noun: string, id: string, label: string): string {
  const words = shorten(label);
  return words === '' ? `${noun} ${shorten(id)}` : `${noun} "${words}" (${shorten(id)})`;
}

/** What a publication is called where its title is not known: its line as copied, or an identifier; empty if it has none. */
export function wordsForReference({ title, citation, doi, pmid, pmcid, url }: Reference): string {
  const identifier = (doi && `DOI ${doi}`) ?? (pmid && `PubMed ${pmid}`) ?? pmcid ?? url;
  return title ?? citation ?? identifier ?? '';
}

/** On one line, and without characters that could move what stands around it. */
export function toOneLine(text: string): string {
  return text.replace(invisible, ' ').trim();
}

/** On one line, without control characters, and short enough to stand in a sentence. */
export function shorten(text: string): string {
  // A character has at most two code units, and only spaces are removed: four times the length is enough to look at.
  const line = toOneLine(text.slice(0, longestName * 4));
  const characters = Array.from(line);
  const isWhole = characters.length <= longestName && text.length <= longestName * 4;
  return isWhole ? line : `${characters.slice(0, longestName - 1).join('')}…`;
}

function nameEntry(list: PropertyKey, entry: unknown, index: number): string {
  const noun = nouns.get(list) ?? shorten(String(list));
  const id = textOf(entry, 'id');
  const isElement = isRecord(entry) && typeof entry['id'] === 'string' && noun !== 'identifier';
  if (!isElement || shorten(id) === '') {
    return elementLists.has(list) ? `${noun} ${index + 1} of the list` : `${noun} ${index + 1}`;
  }
  return nameElement(
    noun,
    id,
    textOf(entry, 'label') || textOf(entry, 'name') || textOf(entry, 'title'),
  );
}

const elementLists = new Set<PropertyKey>(['nodes', 'links', 'references', 'scenarios']);

function textOf(value: unknown, key: string): string {
  const text = ownValue(value, key);
  return typeof text === 'string' ? text : '';
}
