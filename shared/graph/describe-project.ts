import type { Link, Relation, Project, PathwayNode, Endpoint } from '../project/project-schema.ts';
import { relations, relationsThat } from '../project/relations.ts';
import { nounOf } from '../project/inserted-picture.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { indexProject, type ProjectIndex } from './project-index.ts';

/** The part of a project that the text describes. */
export interface Shown {
  readonly nodes: readonly PathwayNode[];
  readonly links: readonly Link[];
}

const mostCharacters = 5_000;
/** A longer list would not help anybody. */
const longestList = 12;

/**
 * Describes a diagram in plain English sentences for people who do not see it: first conversions and what makes them
 * possible, then what regulates, carries and binds. At most about 5,000 characters; the text says how many links it
 * leaves out.
 */
export function describeProject(project: Project, shown: Shown = project): string {
  const text: string[] = [];
  let [length, told] = [0, 0];
  for (const sentence of sentencesOf(indexProject(project), shown)) {
    if (length + sentence.text.length > mostCharacters) break;
    text.push(sentence.text);
    length += sentence.text.length + 1;
    told += sentence.links;
  }
  const left = shown.links.length - told;
  if (left > 0) text.push(`And ${left} more ${left === 1 ? 'link' : 'links'}.`);
  return text.join(' ');
}

interface Sentence {
  readonly text: string;
  /** The number of links that the sentence describes. */
  readonly links: number;
}

/** A generator: of a large diagram only the first few sentences are asked for. */
function* sentencesOf(index: ProjectIndex, shown: Shown): Generator<Sentence> {
  const told = new Set<string>();
  const ids = new Set(shown.links.map(({ id }) => id));
  const here = (id: string) => (index.linksAt.get(id) ?? []).filter((link) => ids.has(link.id));
  const teller: Teller = { index, told, linksAt: here };
  for (const link of shown.links) {
    if (link.relation === 'converts-to') yield conversion(teller, link);
  }
  yield* needs(teller, shown.links);
  for (const relation of laterRelations) yield* grouped(teller, shown.links, relation);
  yield* remarks(index, shown);
  yield* unlinked(shown);
}

const laterRelations = relationsThat(({ toldAt }) => toldAt !== null).toSorted(
  (one, other) => (relations[one].toldAt ?? 0) - (relations[other].toldAt ?? 0),
);

interface Teller {
  readonly index: ProjectIndex;
  /** Ids of the links that a sentence has described already. */
  readonly told: Set<string>;
  readonly linksAt: (id: string) => readonly Link[];
}

/** "L-Tryptophan is converted to 5-HTP by TPH2, which needs BH4 and Iron." */
function conversion(teller: Teller, link: Link): Sentence {
  const { told } = teller;
  const before = told.size;
  told.add(link.id);
  const atStep = link.anchors.flatMap(({ id }) => endingAt(teller, id));
  const catalysts = take(teller, atStep, 'catalyzes').map((one) => catalyst(teller, one));
  const helpers = take(teller, atStep, 'cofactor-of').map((one) => sourceWords(teller, one));
  const by = catalysts.length > 0 ? ` ${joinClauses(catalysts)}` : '';
  const needing =
    helpers.length > 0 ? `${by === '' ? ', which' : '; the step'} needs ${joinWords(helpers)}` : '';
  const text = `${describeLink(teller.index, link)}${doubt(link)}${by}${needing}`;
  return { text: asSentence(text), links: told.size - before };
}

/** "by TPH2, which needs BH4 and Iron" */
function catalyst(teller: Teller, link: Link): string {
  const by = `by ${sourceWords(teller, link)}`;
  const needed =
    link.source.to === 'node' ? take(teller, endingAt(teller, link.source.id), 'cofactor-of') : [];
  if (needed.length === 0) return by;
  return `${by}, which needs ${joinWords(needed.map((one) => sourceWords(teller, one)))}`;
}

/** "PNPO needs FMN.": needs that the sentences on conversions did not mention. */
function* needs(teller: Teller, links: readonly Link[]): Generator<Sentence> {
  for (const link of links) {
    if (link.relation !== 'cofactor-of' || teller.told.has(link.id)) continue;
    const { target } = link;
    const group =
      target.to === 'point' ? [] : take(teller, endingAt(teller, target.id), 'cofactor-of');
    if (group.length === 0) continue;
    const factors = joinWords(group.map((one) => sourceWords(teller, one)));
    const text = `${wordsForEnd(teller.index, target)} needs ${factors}`;
    yield { text: asSentence(text), links: group.length };
  }
}

/** "Melatonin binds MT1 and MT2." */
function* grouped(teller: Teller, links: readonly Link[], relation: Relation): Generator<Sentence> {
  for (const link of links) {
    if (link.relation !== relation || teller.told.has(link.id)) continue;
    const { source } = link;
    const fromHere = source.to === 'point' ? [] : startingAt(teller, source.id);
    const group = take(teller, [link, ...fromHere], relation);
    const targets = group.map((one) => wordsForEnd(teller.index, one.target) + doubt(one));
    const text = `${wordsForEnd(teller.index, source)} ${relations[relation].verb} ${joinWords(targets)}`;
    yield { text: asSentence(text), links: group.length };
  }
}

/** "“Rate set here” is about TPH2." */
function* remarks(index: ProjectIndex, { nodes }: Shown): Generator<Sentence> {
  for (const node of nodes) {
    const about = aboutOf(index, node);
    if (about !== '') yield { text: asSentence(`${wordsForNode(node)} is ${about}`), links: 0 };
  }
}

/** "about TPH2 and the step from Serotonin to Melatonin"; empty for what points to nothing. */
export function aboutOf(index: ProjectIndex, { about }: PathwayNode): string {
  const words = (about ?? []).flatMap((id) => {
    const [node, link] = [index.nodes.get(id), index.links.get(id)];
    if (node) return [wordsForNode(node)];
    return link ? [`the link by which ${describeLink(index, link)}`] : [];
  });
  return words.length === 0 ? '' : `about ${joinWords(words)}`;
}

/** "Also shown: Fatigue and Sleep." */
function* unlinked({ nodes, links }: Shown): Generator<Sentence> {
  const linked = new Set<string>();
  for (const { source, target } of links) {
    for (const end of [source, target]) if (end.to === 'node') linked.add(end.id);
  }
  const alone = nodes.filter(
    ({ id, label, caption, about }) => !linked.has(id) && !about && oneLine(label + caption),
  );
  if (alone.length === 0) return;
  const names = joinWords(alone.map(wordsForNode));
  yield { text: `${links.length > 0 ? 'Also shown' : 'Shown'}: ${names}.`, links: 0 };
}

function endingAt({ linksAt }: Teller, id: string): Link[] {
  return linksAt(id).filter(({ target }) => target.to !== 'point' && target.id === id);
}

function startingAt({ linksAt }: Teller, id: string): Link[] {
  return linksAt(id).filter(({ source }) => source.to !== 'point' && source.id === id);
}

/** Links of a relation that no sentence has described yet; this one does. */
function take({ told }: Teller, links: readonly Link[], relation: Relation): Link[] {
  const taken = links.filter((link) => link.relation === relation && !told.has(link.id));
  for (const { id } of taken) told.add(id);
  return [...new Set(taken)];
}

function sourceWords({ index }: Teller, link: Link): string {
  return wordsForEnd(index, link.source) + doubt(link);
}

function doubt({ confidence }: Link): string {
  return confidence === 'contested' ? ' (contested)' : '';
}

/** "A", "A and B", "A, B and C". */
function joinWords(words: readonly string[]): string {
  const rest = words.length - longestList;
  const all = rest > 1 ? [...words.slice(0, longestList), `${rest} more`] : words;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

/** Joins clauses that may contain lists themselves: commas separate them. */
function joinClauses(clauses: readonly string[]): string {
  return clauses.some((clause) => clause.includes(',')) && clauses.length > 1
    ? `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1) ?? ''}`
    : joinWords(clauses);
}

/** Ends with a full stop, and begins with a capital unless a name begins it: iNOS stays iNOS. */
function asSentence(text: string): string {
  const start = /^(?:an unnamed |the step |a free point|a link|something missing)/u.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
  return `${start}.`;
}

/** A node's name as a heading: its label on one line, or what serves as one. Never empty. */
export function nameOfNode(node: PathwayNode): string {
  return ownNameOf(node) || `${nounOf(node)} without a label`;
}

/** A node's name within a sentence. */
export function wordsForNode(node: PathwayNode | undefined): string {
  if (!node) return 'something missing';
  const { isAbbreviation } = nodeKinds[node.kind];
  const label = nounOf(node);
  return ownNameOf(node) || `an unnamed ${isAbbreviation ? label : label.toLowerCase()}`;
}

function ownNameOf(node: PathwayNode): string {
  return oneLine(node.label) || oneLine(node.caption);
}

/** Names the end of a link in few words: the node, or the link that an anchor lies on. */
export function nameOfEnd(index: ProjectIndex, end: Endpoint, depth = 0): string {
  if (end.to === 'point') return 'a free point';
  if (end.to === 'node') {
    const node = index.nodes.get(end.id);
    return node ? nameOfNode(node) : 'something missing';
  }
  const link = index.anchors.get(end.id)?.link;
  if (!link || depth > 1) return 'a link';
  const inner = (side: Endpoint) => nameOfEnd(index, side, depth + 1);
  return `${inner(link.source)} → ${inner(link.target)}`;
}

type NameNode = (node: PathwayNode | undefined) => string;

/** Names the end of a link within a sentence: the node, or the step that an anchor lies on. */
function wordsForEnd(index: ProjectIndex, end: Endpoint, name: NameNode = wordsForNode): string {
  if (end.to === 'point') return 'a free point';
  if (end.to === 'node') return name(index.nodes.get(end.id));
  const link = index.anchors.get(end.id)?.link;
  if (!link) return 'a link';
  const inner = (side: Endpoint) =>
    side.to === 'anchor' ? 'a link' : wordsForEnd(index, side, name);
  return `the step from ${inner(link.source)} to ${inner(link.target)}`;
}

/** "AANAT catalyzes the step from Serotonin to Melatonin", for lists and screen readers; nodes go by `name`. */
export function describeLink(
  index: ProjectIndex,
  link: Link,
  name: NameNode = wordsForNode,
): string {
  const { verb } = relations[link.relation];
  return `${wordsForEnd(index, link.source, name)} ${verb} ${wordsForEnd(index, link.target, name)}`;
}

/** "Zinc is already a cofactor of PDXK", for whoever draws a link again. */
export function describeKnownLink(index: ProjectIndex, link: Link): string {
  const { verb } = relations[link.relation];
  const already = verb.startsWith('is ') ? `is already ${verb.slice(3)}` : `already ${verb}`;
  return `${wordsForEnd(index, link.source)} ${already} ${wordsForEnd(index, link.target)}`;
}

/** "TPH2 catalyzes L-Tryptophan → 5-HTP", where there is little room. */
export function sentenceOfLink(index: ProjectIndex, link: Link): string {
  const { verb } = relations[link.relation];
  return `${nameOfEnd(index, link.source)} ${verb} ${nameOfEnd(index, link.target)}`;
}

/** "TPH2 → (L-Tryptophan → 5-HTP)". */
export function titleOfLink(index: ProjectIndex, { source, target }: Link): string {
  const titleOf = (end: Endpoint) =>
    end.to === 'anchor' ? `(${nameOfEnd(index, end)})` : nameOfEnd(index, end);
  return `${titleOf(source)} → ${titleOf(target)}`;
}

/** Blanks and line breaks become single spaces; at most 200 characters, which is more than a row shows. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, 1_000)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  // The cut must not leave half of a character that takes two code units.
  return line.length > 200 ? `${line.slice(0, 199).replace(/\p{Cs}$/u, '')}…` : line;
}
