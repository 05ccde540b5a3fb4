import { z } from 'zod';
import { isSamePublication } from '../edit/elements.ts';
import { sentenceOfLink } from '../graph/describe-project.ts';
import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import {
  referenceSchema,
  type Evidence,
  type Reference,
  type Link,
  type Project,
  type NodeKind,
  type PathwayNode,
} from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Library, LibraryEntity, LibraryLink } from './library.ts';
import type { OwnLibrary } from './own-library.ts';
import { presentEntities } from './match-nodes.ts';
import { checkXref } from './xref-patterns.ts';
import { ownLibraryWords } from '../words/own-library.ts';

export interface OwnAdditions {
  /** The own library with the new entries. */
  readonly own: OwnLibrary;
  /** For the ids of nodes and links, the entries that were made from them. */
  readonly entries: ReadonlyMap<string, string>;
}

/**
 * Makes entries from the selected nodes and links that no library knows yet. A link becomes an entry if both of its
 * ends are known then. An enzyme that catalyzes a selected conversion becomes its enzyme. A library cannot store
 * evidence against a claim; the note says how much there is.
 */
export function addToOwnLibrary(
  own: OwnLibrary,
  known: Library,
  project: Project,
  selection: ReadonlySet<string>,
  newId: () => string,
): OwnAdditions {
  const index = indexProject(project);
  const entityOf = entityByNode(known, project);
  const entries = new Map<string, string>();
  const added: LibraryEntity[] = [];
  for (const node of project.nodes) {
    if (!selection.has(node.id) || entityOf.has(node.id) || !canBeEntity(node)) continue;
    const entity = toEntity(node, `own-${newId()}`);
    added.push(entity);
    entityOf.set(node.id, entity.id);
    entries.set(node.id, entity.id);
  }
  const references = new Map<string, Reference>();
  const facts = new Set(known.links.map(({ id }) => id));
  const kinds = new Map([...known.entities, ...added].map(({ id, kind }) => [id, kind]));
  const links = project.links.flatMap((link) => {
    const isNew = selection.has(link.id) && !facts.has(link.entity ?? '');
    const ends = isNew ? endsOf(link, entityOf) : undefined;
    if (!ends) return [];
    const via =
      link.relation === 'converts-to' ? enzymeOf(index, link, entityOf, kinds) : undefined;
    const id = `own-${newId()}`;
    entries.set(link.id, id);
    const evidence = link.evidence.flatMap((piece) =>
      toEvidence(piece, project, known, references, newId),
    );
    return [
      toFact(link, { id, ...ends, ...(via === undefined ? {} : { via }) }, index, evidence, kinds),
    ];
  });
  return {
    own: {
      entities: [...own.entities, ...added],
      links: [...own.links, ...links],
      references: [...own.references, ...references.values()],
    },
    entries,
  };
}

const plainReference = z.object(referenceSchema.shape);

/** Removes entries, links that end at a removed entity, and references that nothing names any more. */
export function removeFromOwnLibrary(own: OwnLibrary, ids: ReadonlySet<string>): OwnLibrary {
  const entities = own.entities.filter(({ id }) => !ids.has(id));
  const links = own.links.filter(
    ({ id, source, target, via }) =>
      ![id, source, target, via].some((one) => one !== undefined && ids.has(one)),
  );
  const named = new Set(
    links.flatMap(({ evidence }) => evidence.map(({ reference }) => reference)),
  );
  return { entities, links, references: own.references.filter(({ id }) => named.has(id)) };
}

/** Joins both lists. An entry of the second replaces an entry of the first with the same id. */
export function joinOwnLibraries(first: OwnLibrary, second: OwnLibrary): OwnLibrary {
  return {
    entities: joined(first.entities, second.entities),
    links: joined(first.links, second.links),
    references: joined(first.references, second.references),
  };
}

function joined<Item extends { readonly id: string }>(
  first: readonly Item[],
  second: readonly Item[],
): readonly Item[] {
  return [...new Map([...first, ...second].map((item) => [item.id, item])).values()];
}

function entityByNode(known: Library, project: Project): Map<string, string> {
  const found = new Map<string, string>();
  for (const [entity, nodes] of presentEntities(known, project.nodes)) {
    const isKnown = known.entities.some(({ id }) => id === entity);
    for (const node of isKnown ? nodes : []) if (!found.has(node)) found.set(node, entity);
  }
  return found;
}

function canBeEntity({ kind, label }: PathwayNode): boolean {
  return nodeKinds[kind].family !== 'drawing' && nameOf(label) !== '';
}

const nameOf = (label: string): string => label.replaceAll(/\s+/gu, ' ').trim().slice(0, 2_000);

function toEntity({ label, caption, kind, notes, xrefs }: PathwayNode, id: string): LibraryEntity {
  return {
    id,
    name: nameOf(label),
    label,
    ...(caption === '' ? {} : { caption }),
    kind,
    synonyms: [],
    // An identifier without the form of its database identifies nothing, and no library accepts it.
    xrefs: xrefs
      .filter((xref) => checkXref(xref) !== 'malformed')
      .map((xref) => ({ database: xref.database, id: xref.id })),
    ...(notes === '' ? {} : { note: notes }),
  };
}

function endsOf(
  { source, target }: Link,
  entityOf: ReadonlyMap<string, string>,
): { source: string; target: string } | undefined {
  const [from, to] = [source, target].map((end) =>
    end.to === 'node' ? entityOf.get(end.id) : undefined,
  );
  return from === undefined || to === undefined || from === to
    ? undefined
    : { source: from, target: to };
}

function enzymeOf(
  index: ProjectIndex,
  link: Link,
  entityOf: ReadonlyMap<string, string>,
  kinds: ReadonlyMap<string, NodeKind>,
): string | undefined {
  return link.anchors
    .flatMap(({ id }) => index.linksAt.get(id) ?? [])
    .filter(({ relation }) => relation === 'catalyzes')
    .map(({ source }) => (source.to === 'node' ? entityOf.get(source.id) : undefined))
    .find((entity) => {
      const kind = kinds.get(entity ?? '');
      return kind !== undefined && nodeKinds[kind].carriesOutSteps;
    });
}

function toEvidence(
  { stance, reference, basis, source }: Evidence,
  project: Project,
  known: Library,
  references: Map<string, Reference>,
  newId: () => string,
): LibraryLink['evidence'] {
  const cited = project.references.find(({ id }) => id === reference);
  if (stance !== 'supports' || !cited) return [];
  const same = [...known.references, ...references.values()].find((one) =>
    isSamePublication(one, cited),
  );
  const entry = same ??
    references.get(reference) ?? {
      // Without what another program may have put beside the fields that we know.
      ...plainReference.parse(cited),
      id: `own-${newId()}`,
    };
  if (!same) references.set(reference, entry);
  // What nobody stated is not claimed: a bare reference is the weakest kind of evidence.
  const seen = source === undefined || source === '' ? ownLibraryWords.source : source;
  return [{ reference: entry.id, basis: basis ?? 'bibliography', source: seen }];
}

function toFact(
  link: Link,
  ends: Pick<LibraryLink, 'id' | 'source' | 'target' | 'via'>,
  index: ProjectIndex,
  evidence: LibraryLink['evidence'],
  kinds: ReadonlyMap<string, NodeKind>,
): LibraryLink {
  const against = link.evidence.filter(({ stance }) => stance === 'contradicts').length;
  const dashed = link.relation === 'converts-to' && link.style?.line === 'dashed';
  return {
    ...ends,
    relation: dashed ? 'precursor-of' : link.relation,
    neurotransmitters: [ends.source, ends.target].filter((id) => {
      const kind = kinds.get(id);
      return kind !== undefined && nodeKinds[kind].isTransmitter;
    }),
    summary: link.notes.trim() === '' ? sentenceOfLink(index, link) : link.notes,
    // If nobody stated the confidence, it is only a doubtful claim.
    confidence: link.confidence ?? 'contested',
    evidence,
    ...(against === 0 ? {} : { note: ownLibraryWords.contradicted(against) }),
  };
}
