import { nameOfNode } from '../graph/describe-project.ts';
import { indexProject } from '../graph/project-index.ts';
import { namesOfEntity } from '../library/entity-names.ts';
import {
  indexLibrary,
  sentenceOfFact,
  type Library,
  type LibraryLink,
} from '../library/library.ts';
import { relationSchema, type Project, type Relation } from '../project/project-schema.ts';
import { relations } from '../project/relations.ts';
import { foldText } from '../text/fold-text.ts';
import { findDrawnFacts, relationOf, type DrawnFacts } from './drawn-facts.ts';

/** What a name in a sentence can mean: an entry of the library, a node of the diagram, or both. */
export interface Meant {
  readonly label: string;
  /** Null for a node that the library does not know. */
  readonly entity: string | null;
  /** The nodes that stand for it. */
  readonly nodes: readonly string[];
}

/** What a typed sentence can mean, each reading with what it would do. Nothing of it is done yet. */
export type Reading =
  /** A fact of the library is drawn, with its evidence; `adds` are the names of nodes that are missing. */
  | {
      readonly type: 'fact';
      readonly fact: LibraryLink;
      readonly words: string;
      readonly adds: readonly string[];
    }
  /** The diagram says it already. */
  | { readonly type: 'drawn'; readonly link: string; readonly words: string }
  /** A link that the library does not know, so that it gets no evidence. */
  | {
      readonly type: 'link';
      readonly relation: Relation;
      readonly source: Meant;
      readonly target: Meant;
      readonly words: string;
    }
  | { readonly type: 'supply'; readonly level: 'low' | 'high'; readonly of: Meant }
  | { readonly type: 'outline'; readonly of: Meant };

/** More readings than this are no help. */
const mostReadings = 8;

/**
 * Reads `zinc activates PDXK`, `B6 low` or `serotonin outline`. Where a name can mean several things, each is a reading of
 * its own; a text that is no such sentence has none.
 */
export function readSentence(library: Library, project: Project, text: string): Reading[] {
  const words = text.trim().replaceAll(/\s+/gu, ' ');
  if (!words.includes(' ') || words.length > mostLetters) return [];
  const reader = createReader(library, project);
  return [
    ...readSupply(reader, words),
    ...readOutline(reader, words),
    ...readLinks(reader, words),
  ].slice(0, mostReadings);
}

const mostLetters = 200;

interface Reader {
  readonly library: Library;
  readonly project: Project;
  readonly drawn: DrawnFacts;
  readonly meaningsOf: (name: string) => readonly Meant[];
  /** The same among what the diagram has. */
  readonly drawnMeaningsOf: (name: string) => readonly Meant[];
}

function createReader(library: Library, project: Project): Reader {
  const drawn = findDrawnFacts(library, project);
  const isDrawn = ({ nodes }: Meant) => nodes.length > 0;
  return {
    library,
    project,
    drawn,
    meaningsOf: (name) => meaningsOf({ library, project, drawn }, name, () => true),
    drawnMeaningsOf: (name) => meaningsOf({ library, project, drawn }, name, isDrawn),
  };
}

/** "B6 low", "low B6", "what if B6 is low". */
function readSupply({ drawnMeaningsOf }: Reader, words: string): Reading[] {
  const found =
    /^(?:what if )?(?<name>.+?)(?: is)? (?<level>low|high)\??$/iu.exec(words) ??
    /^(?:what if )?(?<level>low|high) (?<name>.+?)\??$/iu.exec(words);
  const { name, level } = found?.groups ?? {};
  if (name === undefined || level === undefined) return [];
  const isLow = level.toLowerCase() === 'low';
  return drawnMeaningsOf(name).map((of) => ({ type: 'supply', level: isLow ? 'low' : 'high', of }));
}

function readOutline({ drawnMeaningsOf }: Reader, words: string): Reading[] {
  const name = /^(?:outline (?<last>.+)|(?<first>.+?) (?:in the )?outline)$/iu.exec(words)?.groups;
  const called = name?.['first'] ?? name?.['last'] ?? '';
  return drawnMeaningsOf(called).map((of) => ({ type: 'outline', of }));
}

function readLinks(reader: Reader, words: string): Reading[] {
  const lower = words.toLowerCase();
  return phrases.flatMap(([phrase, relation]) => {
    const at = lower.indexOf(` ${phrase} `);
    if (at < 0) return [];
    const sources = reader.meaningsOf(words.slice(0, at));
    const targets = reader.meaningsOf(words.slice(at + phrase.length + 2));
    return sources.flatMap((source) =>
      targets.flatMap((target) => readLink(reader, source, relation, target)),
    );
  });
}

/** How people write each relation: as the program says it, and in the plural of two things. */
const phrases: readonly (readonly [string, Relation])[] = relationSchema.options.flatMap(
  (relation) => {
    const { verb, label } = relations[relation];
    return [...new Set([verb, label.toLowerCase()])].map((phrase) => [phrase, relation] as const);
  },
);

/** What the library says of the two, the wanted relation first; and a link without evidence if it does not say that. */
function readLink(reader: Reader, source: Meant, relation: Relation, target: Meant): Reading[] {
  const { library, drawn } = reader;
  if (isSame(source, target)) return [];
  const index = indexLibrary(library);
  const facts = (source.entity === null ? [] : (index.linksAt.get(source.entity) ?? []))
    .filter((fact) => fact.source === source.entity && fact.target === target.entity)
    .toSorted((one, other) => rank(one, relation) - rank(other, relation));
  const known = facts.map((fact): Reading => {
    const link = drawn.linkOf(fact);
    const words = sentenceOfFact(index, fact);
    if (link) return { type: 'drawn', link: link.id, words };
    const adds = [source, target].filter(({ nodes }) => nodes.length === 0);
    return { type: 'fact', fact, words, adds: adds.map(({ label }) => label) };
  });
  if (facts.some((fact) => relationOf(fact) === relation)) return known;
  const words = `${source.label} ${relations[relation].verb} ${target.label}`;
  const there = linkBetween(reader, source, relation, target);
  if (there !== undefined) return [{ type: 'drawn', link: there, words }, ...known];
  return [...known, { type: 'link', relation, source, target, words }];
}

const rank = (fact: LibraryLink, relation: Relation) => (relationOf(fact) === relation ? 0 : 1);

function linkBetween(
  { project }: Reader,
  source: Meant,
  relation: Relation,
  target: Meant,
): string | undefined {
  const { linksAt } = indexProject(project);
  return source.nodes
    .flatMap((id) => linksAt.get(id) ?? [])
    .find(
      (link) =>
        link.relation === relation &&
        link.source.to === 'node' &&
        source.nodes.includes(link.source.id) &&
        link.target.to === 'node' &&
        target.nodes.includes(link.target.id),
    )?.id;
}

function isSame(one: Meant, other: Meant): boolean {
  return one.entity === null ? one.nodes[0] === other.nodes[0] : one.entity === other.entity;
}

/** More things of one name than a person could choose among. */
const mostMeanings = 4;

/** By whole names first; by whole words of names where there is none. Nodes of the diagram come before other entries. */
function meaningsOf(
  { library, project, drawn }: Pick<Reader, 'library' | 'project' | 'drawn'>,
  name: string,
  isWanted: (meant: Meant) => boolean,
): readonly Meant[] {
  const wanted = foldText(name).compact;
  if (wanted === '') return [];
  const tests = [isWhole, hasWords];
  for (const test of tests) {
    const entities = library.entities
      .filter((entity) => namesOfEntity(entity).some((one) => test(one, wanted)))
      .map(({ id, label }): Meant => ({ label, entity: id, nodes: drawn.nodesOf(id) }));
    const taken = new Set(entities.flatMap(({ nodes }) => nodes));
    const others = project.nodes
      .filter(({ id, label }) => !taken.has(id) && test(label, wanted))
      .map((node): Meant => {
        const [entity = null] = drawn.entitiesAt(node.id);
        return { label: nameOfNode(node), entity, nodes: [node.id] };
      });
    const found = [...others, ...entities]
      .filter(isWanted)
      .toSorted((one, other) => Number(other.nodes.length > 0) - Number(one.nodes.length > 0));
    if (found.length > 0) return found.slice(0, mostMeanings);
  }
  return [];
}

const isWhole = (name: string, wanted: string) => foldText(name).compact === wanted;

function hasWords(name: string, wanted: string): boolean {
  const { compact, wordStarts } = foldText(name);
  const ends = new Set([...wordStarts.slice(1), compact.length]);
  return wordStarts.some(
    (start) => compact.startsWith(wanted, start) && ends.has(start + wanted.length),
  );
}
