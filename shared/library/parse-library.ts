import { nodeKinds } from '../project/node-kinds.ts';
import type { z } from 'zod';
import { failure, success, type Result } from '../result.ts';
import {
  librarySchema,
  type Library,
  type LibraryProblem,
  type LibraryEntity,
  type LibraryLink,
} from './library.ts';
import { checkXref } from './xref-patterns.ts';
import { libraryFaultsWords } from '../words/library-faults.ts';

/** Validates the parsed JSON of the three library files; on failure lists every problem found, never only the first. */
export function parseLibrary(files: {
  readonly entities: unknown;
  readonly links: unknown;
  readonly references: unknown;
}): Result<Library, readonly LibraryProblem[]> {
  const parsed = librarySchema.safeParse(files);
  if (!parsed.success) return failure(parsed.error.issues.map(describeIssue));
  const problems = findLibraryProblems(parsed.data);
  return problems.length > 0 ? failure(problems) : success(parsed.data);
}

function describeIssue(issue: z.core.$ZodIssue): LibraryProblem {
  return { where: issue.path.map(String).join('.'), problem: issue.message };
}

/**
 * The rules between the parts of a library: each id once, ends that exist, references that exist, well-formed
 * identifiers.
 */
export function findLibraryProblems(library: Library): LibraryProblem[] {
  const kinds = new Map(library.entities.map((entity) => [entity.id, entity.kind]));
  const references = new Set(library.references.map((reference) => reference.id));
  return [
    ...findRepeatedIds('entities', library.entities),
    ...findRepeatedIds('links', library.links),
    ...findRepeatedIds('references', library.references),
    ...library.entities.flatMap(findMalformedXrefs),
    ...library.links.flatMap((link) => findBrokenEnds(link, kinds)),
    ...library.links.flatMap((link) => findMissingReferences(link, references)),
  ];
}

function findRepeatedIds(list: string, items: readonly { readonly id: string }[]) {
  const seen = new Set<string>();
  const problems: LibraryProblem[] = [];
  for (const { id } of items) {
    if (seen.has(id))
      problems.push({ where: `${list}: ${id}`, problem: libraryFaultsWords.idUsedTwice });
    seen.add(id);
  }
  return problems;
}

function findMalformedXrefs(entity: LibraryEntity): LibraryProblem[] {
  return entity.xrefs
    .filter((xref) => checkXref(xref) === 'malformed')
    .map((xref) => ({
      where: `entities: ${entity.id}`,
      problem: libraryFaultsWords.notIdentifier(xref.id, xref.database),
    }));
}

function findBrokenEnds(
  link: LibraryLink,
  kinds: ReadonlyMap<string, LibraryEntity['kind']>,
): LibraryProblem[] {
  const problems: LibraryProblem[] = [];
  const report = (problem: string) => problems.push({ where: `links: ${link.id}`, problem });
  for (const id of [link.source, link.target]) {
    if (!kinds.has(id)) report(libraryFaultsWords.endsNowhere(id));
  }
  const carrier = link.via === undefined ? undefined : kinds.get(link.via);
  if (link.via !== undefined && !(carrier && nodeKinds[carrier].carriesOutSteps)) {
    report(libraryFaultsWords.goesByWay(link.via));
  }
  for (const id of link.neurotransmitters) {
    const kind = kinds.get(id);
    if (kind === undefined || !nodeKinds[kind].isTransmitter) {
      report(libraryFaultsWords.notNeurotransmitter(id));
    }
  }
  return problems;
}

function findMissingReferences(
  link: LibraryLink,
  references: ReadonlySet<string>,
): LibraryProblem[] {
  return link.evidence
    .filter((evidence) => !references.has(evidence.reference))
    .map((evidence) => ({
      where: `links: ${link.id}`,
      problem: libraryFaultsWords.unlistedReference(evidence.reference),
    }));
}
