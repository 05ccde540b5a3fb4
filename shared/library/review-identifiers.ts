import { changeElements, patched, type Edit } from '../edit/edit.ts';
import { nameElement } from '../project/element-names.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { Link, PathwayNode, Project, Xref } from '../project/project-schema.ts';
import { createEntityFinder, xrefKey } from './entity-of-node.ts';
import type { Library } from './library.ts';
import { checkXref, findXrefDatabase, type XrefDatabase } from './xref-patterns.ts';
import { identifiersWords } from '../words/identifiers.ts';

/** The identifiers of one element as they are and as they would be. */
export interface IdentifierChange {
  readonly id: string;
  /** "node "TPH2" (n1)". */
  readonly where: string;
  readonly before: readonly Xref[];
  readonly after: readonly Xref[];
  /** Sentences, one for each identifier that changes. */
  readonly what: readonly string[];
}

/** What a person has to decide. */
interface IdentifierProblem {
  readonly id: string;
  readonly where: string;
  readonly kind: 'malformed' | 'unknown-database' | 'conflict' | 'missing';
  readonly what: string;
}

export interface IdentifierReview {
  readonly changes: readonly IdentifierChange[];
  readonly problems: readonly IdentifierProblem[];
  /** Identifiers that were looked at. */
  readonly checked: number;
}

/**
 * Looks through all identifiers of a project: writes them as their databases do, takes out doubles, and, where asked,
 * adds those that the library knows for the same thing, which also leads from one database to the others. It needs no
 * network and says nothing about whether an entry exists.
 */
export function reviewIdentifiers(
  project: Project,
  library: Library,
  { fill }: { readonly fill: boolean },
): IdentifierReview {
  const entityOf = createEntityFinder(library);
  const changes: IdentifierChange[] = [];
  const problems: IdentifierProblem[] = [];
  let checked = 0;
  const look = (element: PathwayNode | Link, where: string) => {
    checked += element.xrefs.length;
    const what: string[] = [];
    const tidy = normalised(element.xrefs, what);
    const told = (kind: IdentifierProblem['kind'], sentence: string) =>
      problems.push({ id: element.id, where, kind, what: sentence });
    for (const xref of tidy) tellProblem(xref, told);
    const entity = 'kind' in element ? entityOf({ ...element, xrefs: tidy }) : undefined;
    const known = entity?.xrefs ?? [];
    for (const { one, other } of conflicts(tidy, known)) {
      told('conflict', identifiersWords.conflict(nameOf(one), entity?.name ?? '', nameOf(other)));
    }
    const added = fill ? known.filter((xref) => !hasDatabase(tidy, xref.database)) : [];
    what.push(...added.map((xref) => identifiersWords.adds(nameOf(xref), entity?.name ?? '')));
    const after = [...tidy, ...added];
    if (what.length > 0)
      changes.push({ id: element.id, where, before: element.xrefs, after, what });
    if ('kind' in element && nodeKinds[element.kind].needsIdentifier && after.length === 0) {
      told(
        'missing',
        known.length > 0 ? identifiersWords.missingButKnown : identifiersWords.missing,
      );
    }
  };
  for (const node of project.nodes) look(node, nameElement('node', node.id, node.label));
  for (const link of project.links) look(link, nameElement('link', link.id, link.label));
  return { changes, problems, checked };
}

/** Makes these changes, as one step. */
export function applyIdentifiers(changes: readonly IdentifierChange[]): Edit {
  const after = new Map(changes.map((change) => [change.id, change.after]));
  const change = <Element extends PathwayNode | Link>(element: Element): Element => {
    const xrefs = after.get(element.id);
    return xrefs ? (patched<PathwayNode | Link>(element, { xrefs }) as Element) : element;
  };
  return (project) => changeElements(project, { node: change, link: change });
}

function nameOf({ database, id }: Xref): string {
  return id.toLowerCase().startsWith(`${database.toLowerCase()}:`) ? id : `${database} ${id}`;
}

function normalised(xrefs: readonly Xref[], what: string[]): Xref[] {
  const kept: Xref[] = [];
  const keys = new Set<string>();
  for (const xref of xrefs) {
    const right = normalForm(xref);
    const key = xrefKey(right);
    if (keys.has(key)) {
      what.push(identifiersWords.removesDuplicate(nameOf(xref)));
      continue;
    }
    keys.add(key);
    kept.push(right);
    if (right !== xref) what.push(identifiersWords.rewrites(nameOf(xref), nameOf(right)));
  }
  return kept;
}

/** The same identifier as its database writes it; the very same value where it does already, or where that is not clear. */
export function normalForm(xref: Xref): Xref {
  const known = findXrefDatabase(xref.database);
  if (!known) return xref;
  const database = spelledLike(xref.database, known);
  const id = formsOf(xref.id, known).find((form) => known.pattern.test(form));
  if (id === undefined) return database === xref.database ? xref : { ...xref, database };
  const complete = withUsualPrefix(id, known);
  return database === xref.database && complete === xref.id
    ? xref
    : { ...xref, database, id: complete };
}

/** Other names in use for a database stay: GPML files know some by them. */
function spelledLike(name: string, { name: usual, aliases }: XrefDatabase): string {
  const word = name.trim().toLowerCase();
  return [usual, ...aliases].find((one) => one.toLowerCase() === word) ?? name;
}

/** The identifier without what people copy along; in capitals only where it has no other form. */
function formsOf(id: string, { compactPrefix }: XrefDatabase): string[] {
  const plain = id.replaceAll(/[\s\u200b\ufeff]/gu, '');
  const last = plain.replace(/^https?:\/\/.*[/=]/iu, '');
  const isPrefixed = last.toLowerCase().startsWith(compactPrefix.toLowerCase());
  const bare = isPrefixed ? last.slice(compactPrefix.length) : last;
  return [...new Set([plain, last, bare].flatMap((form) => [form, form.toUpperCase()]))];
}

function withUsualPrefix(id: string, { example, compactPrefix, name }: XrefDatabase): string {
  // Since 2017 HMDB has seven digits; those with five are the same with zeros in front (hmdb.ca).
  if (name === 'HMDB') return id.replace(/^HMDB(\d{5})$/u, 'HMDB00$1');
  if (!example.startsWith(compactPrefix)) return id;
  const bare = id.toLowerCase().startsWith(compactPrefix.toLowerCase())
    ? id.slice(compactPrefix.length)
    : id;
  return `${compactPrefix}${bare}`;
}

function tellProblem(
  xref: Xref,
  told: (kind: 'malformed' | 'unknown-database', sentence: string) => void,
): void {
  const state = checkXref(xref);
  if (state === 'malformed') {
    const example = findXrefDatabase(xref.database)?.example ?? '';
    told('malformed', identifiersWords.malformed(xref.id, xref.database, example));
  } else if (state === 'unknown-database') {
    told('unknown-database', identifiersWords.unknownDatabase(nameOf(xref)));
  }
}

function databaseKey(name: string): string {
  return (findXrefDatabase(name)?.name ?? name.trim()).toLowerCase();
}

function hasDatabase(xrefs: readonly Xref[], database: string): boolean {
  return xrefs.some((xref) => databaseKey(xref.database) === databaseKey(database));
}

/** Identifiers of one database, of which none agrees. */
function conflicts(
  own: readonly Xref[],
  known: readonly Xref[],
): { readonly one: Xref; readonly other: Xref }[] {
  return own.flatMap((one) => {
    const same = known.filter(
      ({ database }) => databaseKey(database) === databaseKey(one.database),
    );
    const [other] = same;
    const agrees = own.some((xref) => same.some((it) => xrefKey(it) === xrefKey(xref)));
    return other && !agrees ? [{ one, other }] : [];
  });
}
