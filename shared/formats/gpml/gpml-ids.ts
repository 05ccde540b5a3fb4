import type { Link, Project, PathwayNode } from '../../project/project-schema.ts';
import { isRecord } from '../../project/plain-json.ts';
import type {
  WriteContext,
  GpmlDocument,
  GpmlElement,
  Values,
  GpmlVersion,
} from './gpml-document.ts';
import { elementKindOf } from './element-of-node.ts';

/** The element of the project that an id of a file names. */
type Named =
  | { readonly type: 'node'; readonly id: string }
  | { readonly type: 'badge'; readonly id: string; readonly node: string }
  | { readonly type: 'anchor'; readonly id: string };

export interface Ids {
  /** Ours, of an element, state or anchor of the file. */
  readonly of: (holder: GpmlElement | Values) => string;
  /** Lines end at these. */
  readonly named: ReadonlyMap<string, Named>;
  /** Members name their group by these. */
  readonly groups: ReadonlyMap<string, string>;
  /** Elements whose id another one has already. */
  readonly twice: readonly GpmlElement[];
}

const fitting = /^[^\s\p{Cc}]{1,200}$/u;

/**
 * Gives every element an id in the project: its own, if it has one that no other took; otherwise one made from its kind
 * and position, which is the same each time the file is read.
 */
export function giveIds(document: GpmlDocument): Ids {
  const taken = new Set<string>();
  const given = new Map<GpmlElement | Values, string>();
  const waiting: (readonly [GpmlElement | Values, string])[] = [];
  const twice: GpmlElement[] = [];
  const claim = (holder: GpmlElement | Values, values: Values, name: string) => {
    const own = values.get('elementId');
    if (own !== undefined && fitting.test(own) && !taken.has(own)) {
      taken.add(own);
      given.set(holder, own);
      return;
    }
    if (own !== undefined && taken.has(own) && 'kind' in holder) twice.push(holder);
    waiting.push([holder, name]);
  };
  const counts = new Map<string, number>();
  for (const element of document.elements) {
    const count = (counts.get(element.kind) ?? 0) + 1;
    counts.set(element.kind, count);
    const key = element.values.get('groupId');
    const isNamed = key !== undefined && fitting.test(key) && key.length < 150;
    const name = `${element.kind.toLowerCase()}-${isNamed ? key : count}`;
    claim(element, element.values, name);
    for (const [index, state] of element.states.entries()) {
      claim(state, state.values, `${name}-state-${index + 1}`);
    }
    for (const [index, anchor] of element.anchors.entries()) {
      claim(anchor, anchor, `${name}-anchor-${index + 1}`);
    }
  }
  for (const [holder, name] of waiting) given.set(holder, freeName(name, taken));
  const of = (holder: GpmlElement | Values) => given.get(holder) ?? '';
  return { of, ...nameTargets(document, of), twice };
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`;
  taken.add(free);
  return free;
}

function nameTargets(document: GpmlDocument, of: Ids['of']): Pick<Ids, 'named' | 'groups'> {
  const named = new Map<string, Named>();
  const groups = new Map<string, string>();
  const add = (values: Values, target: Named) => {
    const id = values.get('elementId');
    if (id !== undefined && !named.has(id)) named.set(id, target);
  };
  for (const element of document.elements) {
    const id = of(element);
    if (element.kind !== 'Interaction' && element.kind !== 'GraphicalLine') {
      add(element.values, { type: 'node', id });
    }
    for (const state of element.states)
      add(state.values, { type: 'badge', id: of(state), node: id });
    for (const anchor of element.anchors) add(anchor, { type: 'anchor', id: of(anchor) });
    const key = groupKey(document, element);
    if (key !== undefined && !groups.has(key)) groups.set(key, id);
  }
  return { named, groups };
}

/** What members name a group by; in 2013a not what lines name it by. */
function groupKey({ version }: GpmlDocument, { kind, values }: GpmlElement): string | undefined {
  if (kind !== 'Group') return undefined;
  return values.get(version === '2013a' ? 'groupId' : 'elementId');
}

/** The ids of the file, by ours: what writing it would use. */
export function readContext(ids: Ids, document: GpmlDocument): WriteContext {
  const own = new Map<string, string>();
  const keys = new Map<string, string>();
  const add = (holder: GpmlElement | Values, values: Values) => {
    const id = values.get('elementId');
    if (id !== undefined) own.set(ids.of(holder), id);
  };
  for (const element of document.elements) {
    add(element, element.values);
    for (const state of element.states) add(state, state.values);
    for (const anchor of element.anchors) add(anchor, anchor);
    const key = groupKey(document, element);
    if (key !== undefined) keys.set(ids.of(element), key);
  }
  return {
    version: document.version,
    idOf: (id) => own.get(id),
    groupKeyOf: (id) => keys.get(id),
  };
}

/** What XML takes as an id (NCName), as far as PathVisio does. */
const idPattern = /^[A-Za-z_][\w.-]*$/u;

/** The ids of a file that is to be written, each given once. */
export interface WrittenIds extends WriteContext {
  /** A new id for something that has none in the project. */
  readonly fresh: (seed: string) => string;
  /** The wished id if it is free and can be one, else a new one. */
  readonly claim: (wished: string | undefined, seed: string) => string;
}

/** Imported elements get their old ids back. Others get their own if XML allows it, otherwise a short new one. */
export function assignIds(project: Project, version: GpmlVersion): WrittenIds {
  const taken = new Set<string>();
  const given = new Map<string, string>();
  const fresh = (seed: string): string => {
    let id = shortId(seed);
    for (let turn = 1; taken.has(id); turn += 1) id = shortId(`${seed} ${turn}`);
    taken.add(id);
    return id;
  };
  const claim = (wished: string | undefined, seed: string): string => {
    if (wished === undefined || !idPattern.test(wished) || taken.has(wished)) return fresh(seed);
    taken.add(wished);
    return wished;
  };
  const needed = namedByEnds(project);
  const all = [...withIds(project)];
  // First those that bring an id along, so that no other takes it.
  const late: Holder[] = [];
  for (const holder of all) {
    const { id, origin } = holder;
    const isFromGpml = origin?.format.startsWith('GPML') ?? false;
    const wished = isFromGpml ? origin?.id : id;
    const isNeedless = isFromGpml && wished === undefined && version === '2013a' && !needed.has(id);
    if (isNeedless) continue;
    if (wished === undefined || !idPattern.test(wished) || taken.has(wished)) late.push(holder);
    else given.set(id, claim(wished, id));
  }
  for (const { id } of late) given.set(id, fresh(id));
  const idOf = (id: string) => given.get(id);
  return { version, idOf, groupKeyOf: groupKeys(project, version, idOf, fresh), fresh, claim };
}

interface Holder {
  readonly id: string;
  readonly origin?: { readonly format: string; readonly id?: string | undefined } | undefined;
}

function* withIds({ nodes, links }: Project): Iterable<Holder> {
  for (const node of nodes) {
    yield node;
    yield* node.badges;
  }
  for (const link of links) {
    yield link;
    yield* link.anchors;
  }
}

function namedByEnds({ links }: Project): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { source, target } of links) {
    for (const end of [source, target]) {
      if (end.to === 'point') continue;
      named.add(end.to === 'node' && end.badge !== undefined ? end.badge : end.id);
    }
  }
  return named;
}

/** In 2013a members name a group by an id of its own kind, in 2021 by the id of the element. */
function groupKeys(
  project: Project,
  version: GpmlVersion,
  idOf: WriteContext['idOf'],
  fresh: (seed: string) => string,
): WriteContext['groupKeyOf'] {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  const parents = new Set(project.nodes.map(({ parent }) => parent));
  for (const node of project.nodes) {
    if (writtenKind(node, parents) !== 'Group') continue;
    const kept = version === '2013a' ? groupIdOf(node) : undefined;
    const key = kept !== undefined && !taken.has(kept) ? kept : (idOf(node.id) ?? fresh(node.id));
    taken.add(key);
    keys.set(node.id, key);
  }
  return (id) => keys.get(id);
}

/** Groups and complexes of ours need members to be groups there: else they are a shape or a data node. */
export function writtenKind(node: PathwayNode, parents: ReadonlySet<string | undefined>) {
  const kind = elementKindOf(node);
  const isImported = isRecord(node.origin?.data) && node.origin.data['element'] !== undefined;
  if (isImported) return kind;
  if (kind === 'Group') return parents.has(node.id) ? kind : 'Shape';
  return node.kind === 'complex' && parents.has(node.id) ? 'Group' : kind;
}

function groupIdOf({ origin }: PathwayNode | Link): string | undefined {
  const data: unknown = origin?.data;
  const id = isRecord(data) ? data['groupId'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Five hexadecimal digits, the first a letter, as PathVisio makes them; the same for the same seed (FNV-1a). */
function shortId(seed: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193) >>> 0;
  }
  const first = 'abcdef'.charAt(hash % 6);
  return (
    first +
    Math.floor(hash / 6)
      .toString(16)
      .padStart(4, '0')
      .slice(-4)
  );
}
