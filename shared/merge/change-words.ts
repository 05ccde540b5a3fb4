import { nameOfEnd, nameOfNode, oneLine, titleOfLink } from '../graph/describe-project.ts';
import { indexProject } from '../graph/project-index.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import {
  nodeKindSchema,
  endpointSchema,
  relationSchema,
  type Project,
} from '../project/project-schema.ts';
import { wordsForReference } from '../project/element-names.ts';
import { isRecord, ownValue } from '../project/plain-json.ts';
import { relations } from '../project/relations.ts';
import {
  elementPath,
  findChangesAt,
  type Change,
  type ElementList,
  type Path,
} from './diff-projects.ts';
import type { Conflict } from './merge-values.ts';

/** What an element of a project is called in a list of changes. */
export interface NamedElement {
  readonly noun: 'Project' | 'Node' | 'Link' | 'Reference' | 'Scenario';
  readonly name: string;
}

const nouns: Readonly<Record<ElementList, NamedElement['noun']>> = {
  nodes: 'Node',
  links: 'Link',
  references: 'Reference',
  scenarios: 'Scenario',
};

/** Names the element that a path lies in, by the first of the projects that has it. */
export function nameElementAt(path: Path, projects: readonly Project[]): NamedElement {
  const [list, id] = elementPath(path);
  if (list === undefined || id === undefined) return { noun: 'Project', name: titleIn(projects) };
  // A path of an element begins with the name of its list.
  const noun = nouns[list as ElementList];
  const names = projects.map((project) => nameIn(project, list, id));
  return { noun, name: names.find((name) => name !== null) ?? id };
}

function titleIn(projects: readonly Project[]): string {
  return (
    projects.map(({ metadata }) => oneLine(metadata.title)).find((title) => title !== '') ?? ''
  );
}

function nameIn(project: Project, list: string, id: string): string | null {
  if (list === 'links') {
    const index = indexProject(project);
    const link = index.links.get(id);
    return link === undefined ? null : oneLine(link.label) || titleOfLink(index, link);
  }
  if (list === 'nodes') {
    const node = indexProject(project).nodes.get(id);
    return node === undefined ? null : nameOfNode(node);
  }
  const names = namesOfLists(project);
  return (list === 'references' ? names.references : names.scenarios).get(id) ?? null;
}

interface NamesOfLists {
  readonly references: ReadonlyMap<string, string>;
  readonly scenarios: ReadonlyMap<string, string>;
}

const namesByProject = new WeakMap<Project, NamesOfLists>();

/** Made once a project value: a list of changes may name thousands of them. */
function namesOfLists(project: Project): NamesOfLists {
  const known = namesByProject.get(project);
  if (known !== undefined) return known;
  const names = {
    references: new Map(
      project.references.map((reference) => [
        reference.id,
        oneLine(wordsForReference(reference)) || reference.id,
      ]),
    ),
    scenarios: new Map(
      project.scenarios.map(({ id, name }) => [id, oneLine(name) || 'Scenario without a name']),
    ),
  };
  namesByProject.set(project, names);
  return names;
}

/** Objects whose name says nothing beside their field. */
const silent = new Set(['metadata', 'canvas', 'checks', 'style']);

/** Names what a path means within its element: "fill colour", "badge “P”: label". */
export function nameField({ kind, path }: Pick<Change, 'kind' | 'path'>, project: Project): string {
  const rest = path.slice(elementPath(path).length).filter((step) => !silent.has(step));
  if (kind === 'order') return `order of the ${wordsFor(rest.at(-1) ?? '')}`;
  const [first, key, ...inner] = rest;
  if (first === undefined) return 'all of it';
  if (key === undefined) return wordsFor(first);
  const item = `${singular(first)} “${nameItem(first, key, path, project)}”`;
  const [field] = inner;
  return field === undefined ? item : `${item}: ${wordsFor(field)}`;
}

function nameItem(list: string, key: string, path: Path, project: Project): string {
  if (list === 'supplies') return nameElementAt(['nodes', key], [project]).name;
  if (list === 'evidence') return nameElementAt(['references', key], [project]).name;
  if (list === 'xrefs' || list === 'markers') {
    const parts: unknown = JSON.parse(key);
    return Array.isArray(parts) ? parts.filter((part) => typeof part === 'string').join(' ') : key;
  }
  const [, id] = elementPath(path);
  const badge =
    list === 'badges'
      ? indexProject(project)
          .nodes.get(id ?? '')
          ?.badges.find((one) => one.id === key)
      : undefined;
  return oneLine(badge?.label ?? '') || key;
}

/** The fields whose name in the file is not what a person calls them. */
const fieldWords = new Map([
  ['z', 'place in the drawing order'],
  ['formatted', 'label as typed'],
  ['parent', 'container'],
  ['clone', 'clone marker'],
  ['fill', 'fill colour'],
  ['border', 'border colour'],
  ['borderStyle', 'border line'],
  ['text', 'text colour'],
  ['align', 'alignment of the text'],
  ['valign', 'height of the text'],
  ['labelAt', 'position of the text'],
  ['color', 'colour'],
  ['width', 'width of the line'],
  ['sourceHead', 'mark at the start'],
  ['targetHead', 'mark at the end'],
  ['presynaptic', 'on the terminal that releases'],
  ['pinned', 'pinned'],
  ['about', 'what it points to'],
  ['collapsed', 'closed container'],
  ['xrefs', 'identifiers'],
  ['entity', 'entry of the library'],
  ['origin', 'what an import kept'],
  ['source', 'start'],
  ['target', 'end'],
  ['routing', 'course'],
  ['waypoints', 'bends'],
  ['doi', 'DOI'],
  ['pmid', 'PubMed id'],
  ['pmcid', 'PubMed Central id'],
  ['url', 'address on the web'],
  ['markers', 'laboratory values'],
  ['snap', 'snapping to the grid'],
  ['muted', 'muted checks'],
  ['kindStyles', 'looks of kinds'],
  ['relationStyles', 'looks of relations'],
  ['colors', 'saved colours'],
  ['unprinted', 'left out of prints'],
]);

const singulars = new Map([
  ['badges', 'badge'],
  ['anchors', 'anchor'],
  ['evidence', 'evidence'],
  ['xrefs', 'identifier'],
  ['supplies', 'supply'],
  ['markers', 'laboratory value'],
  ['authors', 'author'],
  ['muted', 'muted check'],
  ['layers', 'layer'],
  ['views', 'saved view'],
  ['kindStyles', 'look of a kind'],
  ['relationStyles', 'look of a relation'],
  ['colors', 'saved colour'],
  ['tags', 'tag'],
  ['about', 'line from a note'],
]);

function wordsFor(field: string): string {
  return (
    fieldWords.get(field) ?? oneLine(field.replace(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase())
  );
}

function singular(list: string): string {
  return singulars.get(list) ?? wordsFor(list);
}

/** Says a value of a project in words. Names of other elements are those of `project`. */
export function describeValueAt(path: Path, value: unknown, project: Project): string {
  if (value === undefined) return 'nothing';
  const field = path.at(-1) ?? '';
  const isOwn = path.length === elementPath(path).length + 1;
  if (field === 'kind' && path[0] === 'nodes' && isOwn) return kindWords(value);
  if (field === 'relation') return relationWords(value);
  if (field === 'parent' && typeof value === 'string')
    return nameElementAt(['nodes', value], [project]).name;
  if (path[0] === 'links' && isOwn && (field === 'source' || field === 'target'))
    return endWords(value, project);
  if (field === 'position' && isRecord(value))
    return `(${numberAt(value, 'x')}, ${numberAt(value, 'y')})`;
  if (field === 'size' && isRecord(value))
    return `${numberAt(value, 'width')} × ${numberAt(value, 'height')}`;
  return describePlain(value);
}

function describePlain(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return tidyNumber(value);
  if (typeof value === 'string') return value === '' ? 'empty' : `“${oneLine(value)}”`;
  if (Array.isArray(value)) return describeList(value);
  if (!isRecord(value)) return 'nothing';
  const level = ownValue(value, 'level');
  if (typeof level === 'string') return level;
  const name = ['label', 'name', 'title', 'id'].map((key) => ownValue(value, key));
  const text = name.find((one) => typeof one === 'string' && one !== '');
  return oneLine(typeof text === 'string' ? `“${text}”` : JSON.stringify(value));
}

function describeList(list: readonly unknown[]): string {
  if (list.length === 0) return 'none';
  if (list.every((item) => typeof item !== 'object')) return oneLine(list.join(', '));
  return list.length === 1 ? 'one' : list.length.toLocaleString('en');
}

function kindWords(value: unknown): string {
  const kind = nodeKindSchema.safeParse(value);
  return kind.success ? nodeKinds[kind.data].label : describePlain(value);
}

function relationWords(value: unknown): string {
  const relation = relationSchema.safeParse(value);
  return relation.success ? relations[relation.data].label : describePlain(value);
}

function endWords(value: unknown, project: Project): string {
  const end = endpointSchema.safeParse(value);
  if (!end.success) return describePlain(value);
  const { data } = end;
  const name = nameOfEnd(indexProject(project), data);
  if (data.to === 'point') return `(${tidyNumber(data.x)}, ${tidyNumber(data.y)})`;
  if (data.to === 'anchor') return name;
  if (data.position !== undefined) {
    return `${name}, at (${tidyNumber(data.position.x)}, ${tidyNumber(data.position.y)})`;
  }
  return data.side === undefined ? name : `${name}, ${data.side}`;
}

function numberAt(value: object, key: string): string {
  const number = ownValue(value, key);
  return typeof number === 'number' ? tidyNumber(number) : '?';
}

function tidyNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A conflict as a person reads it. */
export interface ConflictWords extends NamedElement {
  /** What of the element, such as "label". */
  readonly field: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface VersionsOfProject {
  readonly base: Project;
  readonly ours: Project;
  readonly theirs: Project;
}

/** Says what two persons made of one thing. Names come from our version where it has them. */
export function describeConflict(conflict: Conflict, versions: VersionsOfProject): ConflictWords {
  const { kind, path } = conflict;
  const { base, ours, theirs } = versions;
  const element = nameElementAt(path, [ours, theirs, base]);
  const whole = { ...element, field: '' };
  switch (kind) {
    case 'project':
      return {
        ...whole,
        base: 'as it was',
        ours: 'all of this version',
        theirs: 'all of the other',
      };
    case 'order':
      return {
        ...element,
        field: nameField({ kind: 'order', path }, ours),
        base: 'as it was',
        ours: 'one order',
        theirs: 'another order',
      };
    case 'field':
      return {
        ...element,
        field: nameField({ kind: 'changed', path }, pick(conflict, versions)),
        base: describeValueAt(path, conflict.base, base),
        ours: describeValueAt(path, conflict.ours, ours),
        theirs: describeValueAt(path, conflict.theirs, theirs),
      };
    case 'needed':
    case 'removed':
    default:
      return {
        ...element,
        field:
          path.length === 2 ? '' : nameField({ kind: 'removed', path }, pick(conflict, versions)),
        base: 'as it was',
        ours: describePresence(conflict, 'ours', versions),
        theirs: describePresence(conflict, 'theirs', versions),
      };
  }
}

/** The version that has what the conflict is about. */
function pick({ ours }: Conflict, versions: VersionsOfProject): Project {
  return ours === undefined ? versions.theirs : versions.ours;
}

/** "removed", or what was made of it instead. */
function describePresence(
  { path, neededBy, ...held }: Conflict,
  side: 'ours' | 'theirs',
  versions: VersionsOfProject,
): string {
  if (held[side] === undefined) return 'removed';
  const project = versions[side];
  if (held.kind === 'needed') {
    const [first, ...others] = neededBy.map((by) => nameElementAt(by, [project]));
    if (first === undefined) return 'needed';
    const more = others.length === 0 ? '' : ` and ${others.length.toLocaleString('en')} more`;
    return `needed by ${first.noun.toLowerCase()} “${first.name}”${more}`;
  }
  const changes = findChangesAt(path, held.base, held[side]);
  const fields = [...new Set(changes.map((change) => nameField(change, project)))];
  const named = fields.slice(0, 4).join(', ');
  return named === '' ? 'kept' : `changed: ${named}${fields.length > 4 ? ' and more' : ''}`;
}
