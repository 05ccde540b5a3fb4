import { describeLink, wordsForNode } from '../graph/describe-project.ts';
import { shorten, wordsForReference } from '../project/element-names.ts';
import type { Link, PathwayNode, Reference } from '../project/project-schema.ts';
import { checkWords } from '../words/check.ts';
import type { CheckContext } from './finding.ts';

/** What a node is called in a sentence: its label, however long, in a few words. */
export function nameOf(node: PathwayNode | undefined): string {
  return shorten(wordsForNode(node));
}

/** “L-Tryptophan is converted to 5-HTP”, in quotation marks. */
export function claimOf({ index }: CheckContext, link: Link): string {
  return checkWords.quoted(describeLink(index, link, nameOf));
}

/** A publication in quotation marks: its title, or what serves as one, in a few words. */
export function quoteReference(reference: Reference): string {
  return checkWords.quoted(shorten(wordsForReference(reference) || reference.id));
}
