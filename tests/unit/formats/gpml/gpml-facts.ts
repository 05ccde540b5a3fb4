import { createHash } from 'node:crypto';
import type {
  Endpoint,
  Link,
  Project,
  PathwayNode,
} from '../../../../shared/project/project-schema.ts';
import { isRecord } from '../../../../shared/project/plain-json.ts';

/** Lines of `expected.jsonl`, as far as they are looked at. */
export interface ExpectedFacts {
  readonly id: string;
  readonly gpml: '2013a' | '2021';
  readonly title: string | null;
  readonly organism: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly edges: readonly (readonly [
    string,
    string,
    string,
    string,
    string,
    string,
    ...unknown[],
  ])[];
  readonly anchors: Readonly<Record<string, readonly [string, number]>>;
  readonly groups: readonly (readonly [
    string,
    string | null,
    string,
    number,
    readonly number[] | null,
  ])[];
  readonly states: Readonly<Record<string, string>>;
  readonly bbox: { readonly nodes: readonly number[] | null };
  readonly labelDigest: string;
  readonly attached: Readonly<Record<string, number>>;
}

interface Facts {
  readonly counts: Readonly<Record<string, number>>;
  readonly title: string;
  readonly organism: string;
  readonly edges: readonly string[];
  readonly anchors: readonly string[];
  readonly states: readonly string[];
  readonly boxes: ReadonlyMap<string, readonly number[]>;
  readonly labelDigest: string;
}

/** What the independent parser found, in the form of ours. */
function wanted(facts: ExpectedFacts): Facts {
  const counted = ['dataNodes', 'labels', 'shapes', 'groups', 'states', 'interactions']
    .concat(['graphicalLines', 'anchors', 'literatureRefs', 'citationRefs', 'ontologyTerms'])
    .map((name): [string, number] => [name, facts.counts[name] ?? 0]);
  return {
    counts: Object.fromEntries(counted),
    title: facts.title ?? '',
    organism: facts.organism ?? '',
    edges: facts.edges
      .map(([id, kind, from, fromKind, to, toKind]) =>
        [lineName(id), kind, from, fromKind, to, toKind].join(' '),
      )
      .sort(),
    anchors: Object.entries(facts.anchors)
      .map(([id, [line, position]]) => `${id} ${lineName(line)} ${position.toFixed(6)}`)
      .sort(),
    states: Object.entries(facts.states)
      .map(([state, node]) => `${state} ${node}`)
      .sort(),
    boxes: boxMap(
      facts.groups.flatMap(([, id, , , bounds]) => (bounds ? [[id, bounds] as const] : [])),
      facts.bbox.nodes,
    ),
    labelDigest: facts.labelDigest,
  };
}

function lineName(id: string): string {
  return id.startsWith('#') ? '#' : id;
}

/** Boxes of groups by id, those without one by their place among these, and the box around all other nodes. */
function boxMap(
  groups: readonly (readonly [string | null | undefined, readonly number[]])[],
  all: readonly number[] | null,
): ReadonlyMap<string, readonly number[]> {
  const boxes = new Map(groups.map(([id, box], index) => [id ?? `#${index}`, box]));
  return all ? boxes.set('all', all) : boxes;
}

/** Boxes that are not where they should be, by more than the hundredth to which the facts are rounded. */
export function misplacedBoxes(found: Facts, facts: Facts): string[] {
  const ids = new Set([...found.boxes.keys(), ...facts.boxes.keys()]);
  return [...ids].filter((id) => {
    const [one, other] = [found.boxes.get(id), facts.boxes.get(id)];
    return (
      !one || !other || one.some((value, index) => Math.abs(value - (other[index] ?? NaN)) > 0.011)
    );
  });
}

export function factsOf(project: Project): Facts {
  const kept = isRecord(project.origin?.data) ? project.origin.data : {};
  return {
    counts: countsOf(project, kept),
    title: project.metadata.title,
    organism: project.metadata.organism,
    edges: edgesOf(project).sort(),
    anchors: project.links
      .flatMap((link) =>
        link.anchors.flatMap(({ position, origin }) => {
          const along = dataOf(link)['reversed'] === true ? 1 - position : position;
          return origin?.id ? [`${origin.id} ${link.origin?.id ?? '#'} ${along.toFixed(6)}`] : [];
        }),
      )
      .sort(),
    states: project.nodes
      .flatMap((node) =>
        node.badges.map(({ origin }) => `${origin?.id ?? '-'} ${node.origin?.id ?? '-'}`),
      )
      .sort(),
    boxes: boxMap(
      project.nodes
        .filter((node) => elementOf(node) === 'Group')
        .map(({ origin, x, y, width, height }) => [origin?.id, [x, y, x + width, y + height]]),
      boxAround(project),
    ),
    labelDigest: digestOf(project, kept),
  };
}
factsOf.wanted = wanted;

type Held = Readonly<Record<string, unknown>>;

function dataOf(element: PathwayNode | Link): Held {
  return isRecord(element.origin?.data) ? element.origin.data : {};
}

function elementOf(element: PathwayNode | Link): unknown {
  return dataOf(element)['element'];
}

function listIn(held: unknown, name: string): readonly unknown[] {
  const list = isRecord(held) ? held[name] : undefined;
  return Array.isArray(list) ? list : [];
}

function countsOf(project: Project, kept: Held): Record<string, number> {
  const elements = [...project.nodes, ...project.links];
  const count = (name: string) => elements.filter((it) => elementOf(it) === name).length;
  const badges = project.nodes.flatMap((node) => node.badges);
  const unplaced = listIn(kept, 'unplaced').filter(
    (it) => isRecord(it) && it['element'] === 'Group',
  );
  const cited = [...elements, ...badges].map(
    (it) =>
      ('evidence' in it ? it.evidence.length : 0) + listIn(it.origin?.data, 'citations').length,
  );
  return {
    dataNodes: count('DataNode'),
    labels: count('Label'),
    shapes: count('Shape'),
    groups: count('Group') + unplaced.length,
    states: badges.length,
    interactions: count('Interaction'),
    graphicalLines: count('GraphicalLine'),
    anchors: project.links.flatMap((link) => link.anchors).length,
    literatureRefs: project.references.length,
    citationRefs:
      cited.reduce((sum, found) => sum + found, 0) +
      listIn(kept, 'citations').length +
      listIn(kept, 'unplaced').flatMap((it) => listIn(it, 'citations')).length,
    ontologyTerms: listIn(kept, 'terms').length,
  };
}

/** Both ends of the lines that end at something on either side. */
function edgesOf(project: Project): string[] {
  const nodes = new Map(project.nodes.map((node) => [node.id, node]));
  const anchors = new Map(project.links.flatMap((link) => link.anchors.map((it) => [it.id, it])));
  const nameEnd = (end: Endpoint): string | null => {
    if (end.to === 'point') return null;
    if (end.to === 'anchor') return `${anchors.get(end.id)?.origin?.id} Anchor`;
    const node = nodes.get(end.id);
    const badge = node?.badges.find(({ id }) => id === end.badge);
    if (badge) return `${badge.origin?.id} State`;
    return node ? `${node.origin?.id} ${String(elementOf(node))}` : '?';
  };
  return project.links.flatMap((link) => {
    const ends = [nameEnd(link.source), nameEnd(link.target)];
    if (dataOf(link)['reversed'] === true) ends.reverse();
    if (ends.includes(null)) return [];
    return [[link.origin?.id ?? '#', elementOf(link), ...ends].join(' ')];
  });
}

function boxAround(project: Project): number[] | null {
  const nodes = project.nodes.filter((node) => elementOf(node) !== 'Group');
  if (nodes.length === 0) return null;
  return [
    Math.min(...nodes.map(({ x }) => x)),
    Math.min(...nodes.map(({ y }) => y)),
    Math.max(...nodes.map(({ x, width }) => x + width)),
    Math.max(...nodes.map(({ y, height }) => y + height)),
  ];
}

/** The texts of elements that have one, as the file has them. */
function digestOf(project: Project, kept: Held): string {
  const texts = project.nodes.flatMap((node) => [
    ...(hasText(node) ? [`${String(elementOf(node))}\t${node.label}`] : []),
    ...node.badges.map(({ label }) => `State\t${label}`),
  ]);
  for (const group of listIn(kept, 'unplaced')) {
    for (const pair of listIn(group, 'values')) {
      if (Array.isArray(pair) && pair[0] === 'textLabel') texts.push(`Group\t${String(pair[1])}`);
    }
  }
  const sorted = texts.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return createHash('sha256').update(sorted.join('\n')).digest('hex');
}

function hasText(node: PathwayNode): boolean {
  if (node.label !== '' || !['Shape', 'Group'].includes(String(elementOf(node)))) return true;
  // An empty text is kept beside: the model has no other word for one that is missing.
  const kept = listIn(node.origin?.data, 'kept');
  return kept.some((entry) => Array.isArray(entry) && entry[0] === 'textLabel' && entry[2] === '');
}
