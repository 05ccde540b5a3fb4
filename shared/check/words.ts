import { describeLink, wordsForNode } from '../graph/link-words.ts';
import type { Reference } from '../project/annotation-schema.ts';
import { shorten } from '../project/element-names.ts';
import type { Link } from '../project/link-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { CheckContext } from './check-context.ts';

/** What a node is called in a sentence: its label, however long, in a few words. */
export function nameOf(node: PathwayNode | undefined): string {
  return shorten(wordsForNode(node));
}

/** “L-Tryptophan is converted to 5-HTP”, in quotation marks. */
export function claimOf({ index }: CheckContext, link: Link): string {
  return `“${describeLink(index, link, nameOf)}”`;
}

/** "P5P", "P5P and zinc", "P5P, zinc and iron". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const others = names.slice(0, -1).join(', ');
  return others === '' ? last : `${others} and ${last}`;
}

/** A publication in quotation marks: its title, or what serves as one, in a few words. */
export function nameReference({ id, title, citation }: Reference): string {
  return `“${shorten(title ?? citation ?? id)}”`;
}
