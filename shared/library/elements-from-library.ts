import { nodeKinds } from '../project/node-kinds.ts';
import {
  nodeSchema,
  pools,
  type PathwayNode,
  type Reference,
  linkSchema,
  type Endpoint,
  type Link,
  type Relation,
  projectSchema,
  type Project,
} from '../project/project-schema.ts';
import { textInset } from '../scene/node-shapes.ts';
import { measureText } from '../scene/text-layout.ts';
import { type LibraryEntity, type Library, type LibraryLink, indexLibrary } from './library.ts';

/** What the library cannot know about a new node. */
export interface NodePosition {
  readonly id: string;
  /** Top left corner in diagram units. */
  readonly x: number;
  readonly y: number;
}

/**
 * A node for an entity, with its label, identifiers and note. Its size is that of its kind, or larger if its label
 * needs it.
 */
export function entityToNode(entity: LibraryEntity, position: NodePosition): PathwayNode {
  return nodeSchema.parse({
    ...position,
    kind: entity.kind,
    label: entity.label,
    caption: entity.caption ?? '',
    ...sizeOf(entity),
    notes: entity.note ?? '',
    xrefs: entity.xrefs,
    ...withoutGaps({
      place: entity.kind === 'compartment' ? entity.label : entity.place,
      pool: entity.pool,
      coupling: entity.coupling,
      effect: entity.effect,
      presynaptic: entity.presynaptic,
    }),
    entity: entity.id,
  });
}

// The font sizes in which `shared/scene/node-text.ts` sets labels and captions. A label that is a little wider still
// fits.
const captionSize = 10.5;
const captionHeight = 40;
const widthStep = 10;

function sizeOf(entity: LibraryEntity): { width: number; height: number } {
  const facts = nodeKinds[entity.kind];
  const height =
    entity.caption === undefined ? facts.height : Math.max(facts.height, captionHeight);
  const text = textWidth(entity);
  let width: number = facts.width;
  while (width - 2 * textInset(facts.shape, width, height) < text) width += widthStep;
  return { width, height };
}

function textWidth(entity: LibraryEntity): number {
  const label = measureText(entity.label, nodeKinds[entity.kind].text.size, 600);
  return Math.max(label, measureText(entity.caption ?? '', captionSize, 400));
}

/** What the library cannot know about a new link. */
export interface LinkEnds {
  readonly id: string;
  readonly source: Endpoint;
  readonly target: Endpoint;
}

/** A link of a project, with the references that its evidence names. */
export interface LinkWithReferences {
  readonly link: Link;
  readonly references: readonly Reference[];
}

/**
 * Makes a library link a link of a project, with its evidence, confidence and words. A `precursor-of`, which leaves
 * steps out, becomes a dashed conversion that says so (the omitted process of SBGN).
 */
export function factToLink(
  library: Library,
  fact: LibraryLink,
  ends: LinkEnds,
): LinkWithReferences {
  if (fact.relation !== 'precursor-of') return makeLink(library, fact, fact.relation, ends);
  const placed = makeLink(library, fact, 'converts-to', ends);
  const link: Link = { ...placed.link, label: 'precursor of', style: { line: 'dashed' } };
  return { ...placed, link };
}

/** The enzyme's part in a conversion, from the enzyme to an anchor on it: the same claim on the same evidence. */
export function factToCatalysis(
  library: Library,
  fact: LibraryLink,
  ends: LinkEnds,
): LinkWithReferences {
  return makeLink(library, fact, 'catalyzes', ends);
}

function makeLink(
  library: Library,
  fact: LibraryLink,
  relation: Relation,
  ends: LinkEnds,
): LinkWithReferences {
  const link = linkSchema.parse({
    ...ends,
    relation,
    confidence: fact.confidence,
    notes: notesOf(fact),
    ...withoutGaps({
      place: fact.place,
      pool: pools.find((pool) => pool === fact.pool),
      control: fact.control,
      controlBasis: fact.controlBasis,
      when: fact.when,
      presynaptic: fact.presynaptic,
    }),
    evidence: fact.evidence.map(evidenceOf),
    entity: fact.id,
  });
  return { link, references: referencesOf(library, fact) };
}

function evidenceOf(piece: LibraryLink['evidence'][number]): object {
  const { reference, basis, source, stance, studyKind, organism, tissue, note } = piece;
  return {
    reference,
    basis,
    source,
    ...withoutGaps({
      stance,
      studyKind: studyKind === 'not recorded' ? undefined : studyKind,
      organism,
      tissue,
      note,
    }),
  };
}

/** Empty fields are left out, not set to undefined: an element that was saved and opened again equals the new one. */
function withoutGaps(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Begins the line of a note that names records of databases. */
export const alsoIn = 'Also in: ';

function notesOf(fact: LibraryLink): string {
  const notes = [fact.summary];
  if (fact.scope !== undefined) notes.push(`Holds for: ${fact.scope}`);
  if (fact.shape !== undefined) notes.push(`Shape: ${fact.shape}`);
  if (fact.shortcut) notes.push('A result of trials in people. It says nothing of the way there.');
  if (fact.evidenceLevel !== undefined) notes.push(`Evidence: ${fact.evidenceLevel}`);
  if (fact.note !== undefined) notes.push(`Caution: ${fact.note}`);
  if (fact.databaseConfirmation !== undefined) notes.push(`${alsoIn}${fact.databaseConfirmation}`);
  return notes.join('\n\n');
}

function referencesOf(library: Library, fact: LibraryLink): Reference[] {
  const { references } = indexLibrary(library);
  const ids = new Set(fact.evidence.map((evidence) => evidence.reference));
  return [...ids].flatMap((id) => references.get(id) ?? []);
}

/** What the id of a catalysis has in addition to the id of its conversion. */
export const catalysisSuffix = '--catalysis';

const projects = new WeakMap<Library, Project>();

/**
 * The whole library as a project, for its matrix: a node for every entity, with the same id, and every link with its
 * evidence. Made once for each library. All nodes are at the same position: nobody looks at this project.
 */
export function libraryToProject(library: Library): Project {
  const known = projects.get(library);
  if (known) return known;
  const project: Project = {
    ...projectSchema.parse({ metadata: { title: 'Library' } }),
    references: library.references,
    nodes: library.entities.map((entity) => entityToNode(entity, { id: entity.id, x: 0, y: 0 })),
    links: library.links
      .filter(({ stepKind }) => stepKind !== 'located-in')
      .flatMap((fact) => linksOfFact(library, fact)),
  };
  projects.set(library, project);
  return project;
}

function linksOfFact(library: Library, fact: LibraryLink): Link[] {
  const source = { to: 'node', id: fact.source } as const;
  const target = { to: 'node', id: fact.target } as const;
  const { link } = factToLink(library, fact, { id: fact.id, source, target });
  if (fact.via === undefined) return [link];
  const anchor = { id: `${fact.id}--anchor`, position: 0.5 };
  const catalysis = factToCatalysis(library, fact, {
    id: `${fact.id}${catalysisSuffix}`,
    source: { to: 'node', id: fact.via },
    target: { to: 'anchor', id: anchor.id },
  });
  return [{ ...link, anchors: [anchor] }, catalysis.link];
}
