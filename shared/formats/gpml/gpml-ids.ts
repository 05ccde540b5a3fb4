import type { WriteContext } from './write-context.ts';
import type { GpmlDocument, GpmlElement, Values } from './gpml-document.ts';

/** What an id of a file names, in the project. */
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
 * Gives every element an id in the project: its own where it has one that no other took, else one made of its kind
 * and place, which is the same each time that the file is read.
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
