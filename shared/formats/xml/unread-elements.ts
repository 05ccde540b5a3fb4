import type { Loss } from '../../project/file-outcome.ts';
import { childElements, type XmlElement } from './xml-tree.ts';

interface Vocabulary {
  /** Local names of the elements of a format. */
  readonly known: ReadonlySet<string>;
  /** Those among them that may hold anything, such as notes. */
  readonly open?: ReadonlySet<string>;
}

/** So many names are told. */
const mostNamed = 5;

/** Elements of a file that its format does not have: nothing reads them. What stands in another namespace is left to others. */
export function lossesOfUnread(root: XmlElement, { known, open }: Vocabulary): Loss[] {
  const counts = new Map<string, number>();
  const waiting = [root];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.namespace !== root.namespace || open?.has(at.local)) continue;
    if (known.has(at.local)) waiting.push(...childElements(at));
    else counts.set(at.local, (counts.get(at.local) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const names = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  const named = names
    .slice(0, mostNamed)
    .map(([name, count]) => `<${name.slice(0, 60)}>${count > 1 ? ` (${count} times)` : ''}`);
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  const what = `has elements that its format does not have, and that are not read: ${named.join(', ')}${more}.`;
  return [{ kind: 'dropped', where: 'the file', what }];
}
