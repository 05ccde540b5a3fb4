import type { z } from 'zod';
import { failure, success, type Result } from '../result.ts';
import { findCrossProblems } from './cross-checks.ts';
import { nameElement, nameLocation, shorten } from './element-names.ts';
import type { Damage, ProjectFileError } from './file-outcome.ts';
import { readLooseObject } from './loose-json.ts';
import { currentVersion, fileFormat, migrate } from './migrations.ts';
import { nodeKinds } from './node-kinds.ts';
import { describeIssues, parseProject, withoutLists } from './parse-project.ts';
import { isDeeperThan, isRecord, isSameValue, ownValue, type JsonObject } from './plain-json.ts';
import {
  limits,
  linkSchema,
  nodeSchema,
  projectSchema,
  referenceSchema,
  scenarioSchema,
  type Link,
  type PathwayNode,
  type Project,
} from './project-schema.ts';

/** What is intact of a damaged project file. */
export interface RescuedProject {
  /** A valid project. */
  readonly project: Project;
  /** What was left out or changed, and why; each names its element. Empty: nothing is wrong with the file. */
  readonly leftOut: readonly Damage[];
}

/** A person reads no more, and a hopeless file would fill the memory. */
const mostTold = 1_000;

type Tell = (where: string, why: string) => void;

/**
 * Takes what is intact out of the text of a damaged project file: one that ends too early, holds things that are no
 * JSON, values of the wrong kind, ids that are given twice, or links to what is not there. Fails only where there is no
 * project in it, or one of a later version. Never throws.
 */
export function rescueProject(text: string): Result<RescuedProject, ProjectFileError> {
  const whole = parseProject(text);
  const leftOut: Damage[] = [];
  const tell: Tell = (where, why) => {
    if (leftOut.length < mostTold) leftOut.push({ where, why });
  };
  tellUndecoded(text, tell);
  if (whole.ok) return success({ project: whole.value, leftOut });
  if (whole.error.kind === 'too-new' || whole.error.kind === 'too-large') return whole;
  const content = contentOf(text, tell);
  if (content === null) return whole;
  const version = typeof content['version'] === 'number' ? content['version'] : currentVersion;
  if (version > currentVersion) return failure({ kind: 'too-new', version });
  const { format: _format, version: _version, ...fields } = content;
  const project = connect(fit(migrate(fields, Math.max(1, Math.floor(version))), tell), tell);
  const problems = findCrossProblems(project);
  if (problems.length > 0) {
    return failure({ kind: 'damaged', problems: problems.slice(0, 20), total: problems.length });
  }
  return success({ project, leftOut });
}

/** Bytes that are no UTF-8 have been decoded as U+FFFD, which would not be noticed in a label. */
function tellUndecoded(text: string, tell: Tell): void {
  if (!text.includes('\uFFFD')) return;
  const lines = text.split('\n').entries();
  for (const [index, line] of lines)
    if (line.includes('\uFFFD'))
      tell(`line ${index + 1}`, 'holds bytes that are no text; “\uFFFD” stands there now');
}

/** `null`: there is nothing of a project in it. */
function contentOf(text: string, tell: Tell): JsonObject | null {
  const read = readJson(text);
  const loose = read === null ? readLooseObject(text) : null;
  const content = read ?? loose?.fields ?? {};
  const { format } = content;
  const isOurs = format === fileFormat || (format === undefined && Array.isArray(content['nodes']));
  if (!isOurs) return null;
  for (const { line, what } of loose?.gaps ?? []) tell(`line ${line}`, `${what} cannot be read`);
  if (format === undefined) tell('format', 'is missing; what is left looks like a project');
  return content;
}

/** `null`: it is not JSON, or not an object. */
function readJson(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const longest = {
  references: limits.references,
  nodes: limits.elements,
  links: limits.elements,
  scenarios: limits.scenarios,
} as const;

/** Makes every value one that the schema knows, or leaves it out. */
function fit(content: JsonObject, tell: Tell): Project {
  const rest = fitValue(projectSchema, withoutLists(content), [], content, tell);
  return {
    ...(rest ?? projectSchema.parse({})),
    references: fitList('references', referenceSchema, content, tell),
    nodes: fitList('nodes', nodeSchema, content, tell),
    links: fitList('links', linkSchema, content, tell),
    scenarios: fitList('scenarios', scenarioSchema, content, tell),
  };
}

function fitList<Item>(
  name: keyof typeof longest,
  schema: z.ZodType<Item>,
  content: JsonObject,
  tell: Tell,
): Item[] {
  const list = content[name];
  if (!Array.isArray(list)) return [];
  if (list.length > longest[name]) tell(name, `has too many entries; the first are kept`);
  const items: Item[] = [];
  for (const [index, value] of list.slice(0, longest[name]).entries()) {
    const item = fitValue<Item>(schema, value, [name, index], content, tell);
    if (item !== null) items.push(item);
  }
  return items;
}

/** How often faults are taken out of one value; what then is still wrong is left out as a whole. */
const mostRounds = 30;

/** The value without what is wrong in it; `null` where it cannot be without that. */
function fitValue<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  path: readonly PropertyKey[],
  root: JsonObject,
  tell: Tell,
): Value | null {
  if (isDeeperThan(value, limits.jsonDepth)) {
    tell(nameLocation(root, path), 'is nested too deep');
    return null;
  }
  let current = value;
  const told: Damage[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const parsed = schema.safeParse(current);
    const issues = parsed.success ? [] : parsed.error.issues;
    if (round === 0) {
      const placed = issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
      told.push(...describeIssues(root, placed));
    }
    if (parsed.success) {
      for (const { where, why } of told) tell(where, `${why}. Left out`);
      return parsed.data;
    }
    const next = withoutFaults(current, issues);
    if (next === null) break;
    current = next;
  }
  const why = told[0] === undefined ? 'is not what it must be' : `${told[0].where}: ${told[0].why}`;
  tell(nameLocation(root, path), `is left out, because it cannot be without this: ${why}`);
  return null;
}

/** `null`: something is missing or wrong that the value cannot do without. */
function withoutFaults(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  if (typeof value !== 'object' || value === null) return null;
  // It came from JSON.
  const copy: unknown = JSON.parse(JSON.stringify(value));
  // From the back, so that positions in lists stay true.
  const paths = issues.map(({ path }) => path).toSorted(byPositionFromTheBack);
  for (const path of paths) if (!removeAt(copy, path)) return null;
  return copy;
}

function byPositionFromTheBack(one: readonly PropertyKey[], other: readonly PropertyKey[]): number {
  for (const [step, key] of one.entries()) {
    const there = other[step];
    if (typeof key === 'number' && typeof there === 'number' && key !== there) return there - key;
  }
  return other.length - one.length;
}

/** Takes out the field or item; where it is missing already, what holds it. False: that is the value itself. */
function removeAt(root: unknown, path: readonly PropertyKey[]): boolean {
  const last = path.at(-1);
  if (last === undefined) return false;
  const holder = path.slice(0, -1).reduce(ownValue, root);
  if (Array.isArray(holder) && typeof last === 'number') {
    if (last < holder.length) holder.splice(last, 1);
    return true;
  }
  if (isRecord(holder) && Object.hasOwn(holder, last)) return Reflect.deleteProperty(holder, last);
  return holder === undefined ? true : removeAt(root, path.slice(0, -1));
}

/** Makes ids differ, and takes out whatever names something that is not there. */
function connect(project: Project, tell: Tell): Project {
  const references = withDifferentIds(project.references, 'reference', new Set(), tell);
  const scenarios = withDifferentIds(project.scenarios, 'scenario', new Set(), tell);
  const taken = new Set<string>();
  const nodes = withDifferentIds(project.nodes, 'node', taken, tell).map((node) => ({
    ...node,
    badges: withDifferentIds(node.badges, 'badge', taken, tell),
  }));
  const links = withDifferentIds(project.links, 'link', taken, tell).map((link) => ({
    ...link,
    anchors: withDifferentIds(link.anchors, 'anchor', taken, tell),
  }));
  const known = new Set(references.map(({ id }) => id));
  const placed = withParents(nodes, tell);
  const nodeIds = new Set(placed.map(({ id }) => id));
  return {
    ...project,
    references,
    nodes: placed.map((node) => withEvidence(node, 'node', known, tell)),
    links: withEnds(links, nodeIds, tell).map((link) => withEvidence(link, 'link', known, tell)),
    scenarios: scenarios.map((scenario) => ({
      ...scenario,
      supplies: scenario.supplies.filter(({ node }) => {
        const isThere = nodeIds.has(node);
        if (!isThere) {
          const where = nameElement('scenario', scenario.id, scenario.name);
          tell(where, `has a supply of ${shorten(node)}, which does not exist. Left out`);
        }
        return isThere;
      }),
    })),
  };
}

/** The first of an id keeps it. Another one that is the same goes; one that differs gets an id of its own. */
function withDifferentIds<Item extends { readonly id: string }>(
  items: readonly Item[],
  noun: string,
  taken: Set<string>,
  tell: Tell,
): Item[] {
  const first = new Map<string, Item>();
  const counts = new Map<string, number>();
  return items.flatMap((item) => {
    const same = first.get(item.id);
    if (same !== undefined && isSameValue(same, item)) {
      tell(nameElement(noun, item.id, ''), 'is there twice. Once is kept');
      return [];
    }
    if (!taken.has(item.id)) {
      taken.add(item.id);
      first.set(item.id, item);
      return [item];
    }
    const id = freeId(item.id, taken, counts);
    taken.add(id);
    tell(nameElement(noun, item.id, ''), `has the id of another one. It is ${shorten(id)} now`);
    return [{ ...item, id }];
  });
}

/** `counts`: the number given last to each, so that a thousand of one id are not counted from two each time. */
function freeId(id: string, taken: ReadonlySet<string>, counts: Map<string, number>): string {
  const stem = id.slice(0, limits.idLength - 12);
  for (let number = (counts.get(stem) ?? 1) + 1; ; number += 1) {
    const candidate = `${stem}-${number}`;
    if (taken.has(candidate)) continue;
    counts.set(stem, number);
    return candidate;
  }
}

function withParents(nodes: readonly PathwayNode[], tell: Tell): PathwayNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depths = new Map<string, number>();
  /** Infinity where it lies in itself. */
  const depthOf = (node: PathwayNode): number => {
    const chain: PathwayNode[] = [];
    const seen = new Set<string>();
    let top: PathwayNode | undefined = node;
    while (top && !depths.has(top.id) && !seen.has(top.id)) {
      seen.add(top.id);
      chain.push(top);
      top = top.parent === undefined ? undefined : byId.get(top.parent);
    }
    let depth = top === undefined ? -1 : (depths.get(top.id) ?? Infinity);
    for (const member of chain.toReversed()) {
      depth += 1;
      depths.set(member.id, depth);
    }
    return depths.get(node.id) ?? 0;
  };
  return nodes.map((node) => {
    const { parent, ...free } = node;
    if (parent === undefined) return node;
    const holder = byId.get(parent);
    const canHold = holder !== undefined && nodeKinds[holder.kind].contains;
    if (canHold && depthOf(node) <= limits.nesting) return node;
    tell(
      nameElement('node', node.id, node.label),
      `lies in ${shorten(parent)}, which is not there or cannot hold it. It stands by itself now`,
    );
    return free;
  });
}

/** Links go whose ends are not there, and then those that ended at them. */
function withEnds(links: readonly Link[], nodes: ReadonlySet<string>, tell: Tell): Link[] {
  const anchors = new Set(links.flatMap((link) => link.anchors.map(({ id }) => id)));
  const endingAt = new Map<string, Link[]>();
  const gone = new Set<Link>();
  const queue: Link[] = [];
  const remove = (link: Link) => {
    if (gone.has(link)) return;
    gone.add(link);
    queue.push(link);
    tell(nameElement('link', link.id, link.label), 'ends at what is not there. Left out');
  };
  for (const link of links) {
    for (const end of [link.source, link.target]) {
      if (end.to === 'point') continue;
      if (!(end.to === 'node' ? nodes : anchors).has(end.id)) remove(link);
      if (end.to !== 'anchor') continue;
      const others = endingAt.get(end.id);
      if (others === undefined) endingAt.set(end.id, [link]);
      else others.push(link);
    }
  }
  for (const link of queue) {
    for (const { id } of link.anchors) for (const other of endingAt.get(id) ?? []) remove(other);
  }
  return links.filter((link) => !gone.has(link));
}

function withEvidence<Element extends Pick<Link, 'id' | 'label' | 'evidence'>>(
  element: Element,
  noun: string,
  references: ReadonlySet<string>,
  tell: Tell,
): Element {
  const evidence = element.evidence.filter(({ reference }) => references.has(reference));
  if (evidence.length === element.evidence.length) return element;
  const where = nameElement(noun, element.id, element.label);
  tell(where, 'names a reference that is not in the list. That evidence is left out');
  return { ...element, evidence };
}
