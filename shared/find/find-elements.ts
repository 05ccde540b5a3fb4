import { describeLink, nameOfNode, oneLine } from '../graph/describe-project.ts';
import { evidenceStrength } from '../graph/evidence-strength.ts';
import { ancestorsOf, indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { createEntityFinder } from '../library/entity-of-node.ts';
import { namesOfEntity } from '../library/entity-names.ts';
import type { Library } from '../library/library.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type {
  Link,
  NodeKind,
  PathwayNode,
  Project,
  Reference,
  Relation,
} from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import { foldText, type FoldedText } from '../text/fold-text.ts';
import { isAlike } from './alike.ts';

/** Where in an element a text was found, the ones that people look for first in front. */
const foundFields = [
  'label',
  'caption',
  'synonym',
  'identifier',
  'tag',
  'sentence',
  'notes',
  'reference',
] as const;
export type FoundField = (typeof foundFields)[number];

/** What an element has to be besides being called something. */
export type FindCondition =
  | { readonly by: 'kind'; readonly kind: NodeKind }
  | { readonly by: 'relation'; readonly relation: Relation }
  | { readonly by: 'container'; readonly id: string }
  | { readonly by: 'without-identifier' }
  | { readonly by: 'without-evidence' }
  | { readonly by: 'ids'; readonly ids: ReadonlySet<string> };

export interface FindRequest {
  /** What was typed. Empty: everything that meets the condition. */
  readonly query: string;
  readonly condition: FindCondition | null;
  /** Whose names count too; `null` while it is not loaded. */
  readonly library: Library | null;
}

export interface FoundElement {
  readonly id: string;
  readonly type: 'node' | 'link';
  readonly name: string;
  /** Null: by its condition alone. */
  readonly field: FoundField | null;
  /** The text in which it was found, on one line. */
  readonly text: string;
}

export interface Findings {
  /** The best first, equally good ones from top to bottom and from left to right. */
  readonly elements: readonly FoundElement[];
  /** Nothing has the text; these have something that is spelled nearly so. */
  readonly areAlike: boolean;
}

interface FieldText {
  readonly field: FoundField;
  readonly text: string;
  readonly folded: FoldedText;
}

interface Candidate {
  readonly element: PathwayNode | Link;
  readonly type: 'node' | 'link';
  readonly texts: readonly FieldText[];
}

/**
 * Looks for a text in labels, captions, synonyms, identifiers, notes and references. Capitals, accents, hyphens and the
 * spelling of Greek letters do not count. Where nothing has the text, names that are spelled nearly so are found. Without
 * a text and a condition nothing is.
 */
export function findElements(project: Project, request: FindRequest): Findings {
  const query = request.query.trim();
  if (query === '' && request.condition === null) return { elements: [], areAlike: false };
  const index = indexProject(project);
  const candidates = candidatesIn(project, index, request);
  if (query === '') {
    const elements = candidates.map(({ element, type }) => ({
      element,
      type,
      rank: 0,
      text: null,
    }));
    return { elements: inOrder(elements, index), areAlike: false };
  }
  const wanted = foldText(query);
  // A sign or a picture has no letters to compare by.
  const isSign = wanted.compact === '';
  const exact = candidates.flatMap((candidate) =>
    bestOf(candidate, (text) => (isSign ? rankOfSign(text, query) : rankOf(text, wanted))),
  );
  if (exact.length > 0 || isSign) return { elements: inOrder(exact, index), areAlike: false };
  const alike = candidates.flatMap((candidate) =>
    bestOf(candidate, ({ field, folded }) => (isName(field) && isAlike(folded, wanted) ? 0 : null)),
  );
  return { elements: inOrder(alike, index), areAlike: alike.length > 0 };
}

function candidatesIn(
  project: Project,
  index: ProjectIndex,
  { condition, library, query }: FindRequest,
): Candidate[] {
  const references = new Map(project.references.map((reference) => [reference.id, reference]));
  const entityOf = library === null ? null : createEntityFinder(library);
  const isLongQuery = foldText(query).wordStarts.length > 1;
  const meets = (element: PathwayNode | Link) =>
    condition === null || meetsCondition(element, condition, index);
  const nodes = project.nodes.filter(meets).map((node): Candidate => {
    const entity = entityOf?.(node);
    const names = entity === undefined ? [] : namesOfEntity(entity);
    const synonyms = names.map((name) => foldedField('synonym', name));
    const texts = [...ownTexts(node), ...synonyms, ...cited(node, references)];
    return { element: node, type: 'node', texts };
  });
  const links = project.links.filter(meets).map((link): Candidate => {
    // A word that names a node would find all its links.
    const sentence = isLongQuery ? [fieldText('sentence', describeLink(index, link))] : [];
    return {
      element: link,
      type: 'link',
      texts: [...ownTexts(link), ...sentence, ...cited(link, references)],
    };
  });
  return [...nodes, ...links];
}

/** Does the element meet the condition? */
function meetsCondition(
  element: PathwayNode | Link,
  condition: FindCondition,
  index: ProjectIndex,
): boolean {
  switch (condition.by) {
    case 'kind':
      return 'kind' in element && element.kind === condition.kind;
    case 'relation':
      return 'relation' in element && element.relation === condition.relation;
    case 'container':
      return 'kind' in element && ancestorsOf(index, element.id).includes(condition.id);
    case 'without-identifier':
      return 'kind' in element && standsForSomething(element) && element.xrefs.length === 0;
    case 'without-evidence':
      return 'relation' in element && evidenceStrength(element) === 'none';
    case 'ids':
      return condition.ids.has(element.id);
    default:
      return unreachable(condition);
  }
}

function standsForSomething({ kind }: PathwayNode): boolean {
  const { contains, family } = nodeKinds[kind];
  return !contains && family !== 'drawing';
}

/** Elements never change, so what is in them is prepared once. */
const preparedTexts = new WeakMap<object, readonly FieldText[]>();

function prepared(of: object, make: () => readonly FieldText[]): readonly FieldText[] {
  const known = preparedTexts.get(of);
  if (known !== undefined) return known;
  const texts = make();
  preparedTexts.set(of, texts);
  return texts;
}

function ownTexts(element: PathwayNode | Link): readonly FieldText[] {
  return prepared(element, () => {
    const badges = 'badges' in element ? element.badges.map(({ label }) => label) : [];
    const caption = 'caption' in element ? element.caption : '';
    return [
      fieldText('label', element.label),
      ...[caption, ...badges].map((text) => fieldText('caption', text)),
      ...element.xrefs.flatMap(({ database, id }) => [
        fieldText('identifier', `${database} ${id}`),
        fieldText('identifier', id),
      ]),
      ...(element.tags ?? []).map((tag) => fieldText('tag', tag)),
      fieldText('notes', element.notes),
    ].filter(({ text }) => text !== '');
  });
}

function cited(
  { evidence }: PathwayNode | Link,
  references: ReadonlyMap<string, Reference>,
): readonly FieldText[] {
  return evidence.flatMap(({ reference }) => {
    const found = references.get(reference);
    return found === undefined ? [] : referenceTexts(found);
  });
}

function referenceTexts(reference: Reference): readonly FieldText[] {
  return prepared(reference, () => {
    const { authors, title, journal, year, doi, pmid, pmcid, citation } = reference;
    const whole = [authors.join(', '), year, title, journal, citation].filter(Boolean).join(' · ');
    const identifiers = [doi, pmid, pmcid].flatMap((one) => one ?? []);
    return [whole, ...identifiers].map((text) => fieldText('reference', text));
  });
}

const foldedNames = new Map<string, FieldText>();
/** Names of the library are the same for all nodes and projects. */
const mostNames = 50_000;

function foldedField(field: FoundField, text: string): FieldText {
  const known = foldedNames.get(text);
  if (known !== undefined) return known;
  if (foldedNames.size > mostNames) foldedNames.clear();
  const made = fieldText(field, text);
  foldedNames.set(text, made);
  return made;
}

function fieldText(field: FoundField, text: string): FieldText {
  return { field, text, folded: foldText(text) };
}

interface Ranked {
  readonly element: PathwayNode | Link;
  readonly type: 'node' | 'link';
  /** 0 is best. */
  readonly rank: number;
  readonly text: FieldText | null;
}

function bestOf(
  { element, type, texts }: Candidate,
  rankText: (text: FieldText) => number | null,
): Ranked[] {
  let best: Ranked | undefined;
  for (const text of texts) {
    const rank = rankText(text);
    if (rank !== null && rank < (best?.rank ?? Infinity)) best = { element, type, rank, text };
  }
  return best === undefined ? [] : [best];
}

const isName = (field: FoundField) =>
  field === 'label' || field === 'caption' || field === 'synonym';

/** `null`: it does not have the text. In a name its place counts; elsewhere only that it is there. */
function rankOf({ field, folded }: FieldText, wanted: FoldedText): number | null {
  const how = howWell(folded, wanted);
  if (how === null) return null;
  const fieldRank = foundFields.indexOf(field) * 10;
  return isName(field) ? fieldRank + how : fieldRank + 5;
}

function rankOfSign({ field, text }: FieldText, sign: string): number | null {
  return text.includes(sign) ? foundFields.indexOf(field) : null;
}

/** 0: the whole text; 1: its beginning; 2: the beginning of a word; 3: anywhere; 4: all its words in any order. */
function howWell(text: FoldedText, wanted: FoldedText): number | null {
  const at = text.compact.indexOf(wanted.compact);
  if (at === 0) return text.compact.length === wanted.compact.length ? 0 : 1;
  if (at > 0) return startsAtWord(text, wanted.compact) ? 2 : 3;
  const words = wordsOf(wanted);
  return words.length > 1 && words.every((word) => startsAtWord(text, word)) ? 4 : null;
}

function startsAtWord(text: FoldedText, word: string): boolean {
  return text.wordStarts.some((start) => text.compact.startsWith(word, start));
}

function wordsOf({ compact, wordStarts }: FoldedText): string[] {
  return wordStarts.map((start, at) => compact.slice(start, wordStarts[at + 1]));
}

function inOrder(found: readonly Ranked[], index: ProjectIndex): FoundElement[] {
  const placed = found.map((one) => ({ one, at: pointOf(one.element, index) }));
  placed.sort((a, b) => a.one.rank - b.one.rank || a.at.y - b.at.y || a.at.x - b.at.x);
  return placed.map(({ one: { element, type, text } }) => ({
    id: element.id,
    type,
    name: 'kind' in element ? nameOfNode(element) : nameOfLink(element, index),
    field: text?.field ?? null,
    text: oneLine(text?.text ?? ''),
  }));
}

function nameOfLink(link: Link, index: ProjectIndex): string {
  return link.label.trim() === '' ? describeLink(index, link) : oneLine(link.label);
}

/** A link counts as where it begins. */
function pointOf(
  element: PathwayNode | Link,
  index: ProjectIndex,
  depth = 0,
): { x: number; y: number } {
  if ('kind' in element) return { x: element.x, y: element.y };
  const { source } = element;
  if (source.to === 'point') return { x: source.x, y: source.y };
  const at = source.to === 'node' ? index.nodes.get(source.id) : index.anchors.get(source.id)?.link;
  // An anchor may lie on a link that begins at an anchor itself.
  return at === undefined || depth > 8 ? { x: 0, y: 0 } : pointOf(at, index, depth + 1);
}
