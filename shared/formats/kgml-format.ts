import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import { nameElement } from '../project/element-names.ts';
import {
  type DiagramPoint,
  type PathwayNode,
  type Project,
  type Relation,
  type Xref,
} from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import { centreOf, grown, unionBounds, type Bounds } from '../scene/primitives.ts';
import { distanceBetween, distanceToRoute } from '../scene/route-geometry.ts';
import { buildProject } from './plain/build-project.ts';
import { createIdMaker, inLines } from './plain/clean-text.ts';
import { besideTheirLinks, linksOfReaction, reversible } from './plain/draw-reactions.ts';
import type { PlainLink, PlainNode } from './plain/plain-graph.ts';
import { writeXrefs } from './plain/plain-words.ts';
import type { ProjectFormat, ReadFile } from './project-format.ts';
import { withUnread } from './unread/unread-parts.ts';
import { watchXml } from './unread/watched-xml.ts';
import { readXml } from './xml/read-xml.ts';
import { attributeOf, childElements, type XmlElement } from './xml/xml-tree.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/** Maps of KEGG: KGML 0.7 (kegg.jp/kegg/xml/docs). Read only: KEGG alone makes such files. */
export const kgmlFormat: ProjectFormat = {
  read: (text, name) => {
    const root = readXml(text, { doctype: 'ignored' });
    if (!root.ok) return root;
    if (root.value.local !== 'pathway')
      return failure({ kind: 'not-a-project', found: formatsWords.xmlDocumentButNo });
    const watch = watchXml(root.value);
    return withUnread(readMap(watch.root, name), watch.losses);
  },
};

/** A box of the map. */
interface Entry {
  readonly id: string;
  /** `hsa:7166 hsa:121278`, one by one. */
  readonly names: readonly string[];
  readonly type: string;
  /** The reactions that it carries out, as `rn:R01815`. */
  readonly reactions: readonly string[];
  /** As written in the box. */
  readonly text: string;
  /** In diagram units; undefined where the map does not draw it. */
  readonly box: Bounds | undefined;
  readonly isCircle: boolean;
  /** The entries that it is made of. */
  readonly members: readonly string[];
}

interface Reaction {
  readonly names: readonly string[];
  readonly id: string;
  readonly isReversible: boolean;
  /** Ids of entries. */
  readonly substrates: readonly string[];
  readonly products: readonly string[];
}

/** Diagram units a pixel of the map: its boxes hold smaller letters than ours. */
const scale = 2;

function readMap(root: XmlElement, name: string): Result<ReadFile, ProjectFileError> {
  const losses: Loss[] = [];
  const listed = childElements(root, 'entry').map((element) => readEntry(element, losses));
  const entries = new Map(listed.map((entry) => [entry.id, entry]));
  const byName = new Map(
    listed.toReversed().flatMap(({ id, names }) => names.map((word) => [word, id] as const)),
  );
  const isTitle = ({ type, text }: Entry) => type === 'map' && text.startsWith('TITLE:');
  const groupOf = new Map(
    listed.flatMap(({ id, members }) => members.map((member) => [member, id] as const)),
  );
  const boxes = listed.filter((entry) => !isTitle(entry));
  const drawn = drawnAmong(boxes, entries, losses);
  const nodes = drawn.map((entry) => nodeOf(entry, groupOf.get(entry.id), entries));
  const reactions = childElements(root, 'reaction').map((element) => readReaction(element, byName));
  const links = linksOf(childElements(root, 'relation'), { entries, reactions, losses });
  const title = attributeOf(root, 'title') ?? '';
  const description = attributeOf(root, 'link') ?? '';
  const built = buildProject({ graph: { title, description, nodes, links }, losses }, 'kgml', name);
  if (!built.ok) return built;
  const { project, losses: more } = withReactions(built.value.project, reactions, entries);
  const { report } = built.value;
  return success({ project, report: { ...report, losses: [...report.losses, ...more] } });
}

/** What the map draws. A file that draws nothing at all is laid out. */
function drawnAmong(
  listed: readonly Entry[],
  entries: ReadonlyMap<string, Entry>,
  losses: Loss[],
): readonly Entry[] {
  const isDrawn = (entry: Entry) => boxWithMembers(entry, entries) !== undefined;
  if (!listed.some(isDrawn)) return listed;
  for (const entry of listed)
    if (!isDrawn(entry))
      losses.push({
        kind: 'dropped',
        originId: entry.id,
        where: nameElement('entry', entry.id, entry.names.join(' ')),
        what: formatsWords.notDrawnMapBelongs,
      });
  return listed.filter(isDrawn);
}

function readEntry(element: XmlElement, losses: Loss[]): Entry {
  const id = attributeOf(element, 'id') ?? '';
  const drawn = childElements(element, 'graphics');
  const boxes = drawn.flatMap((graphics) => boxOf(graphics) ?? []);
  const text = drawn.map((graphics) => attributeOf(graphics, 'name') ?? '').find(Boolean) ?? '';
  if (boxes.length > 1)
    losses.push({
      kind: 'approximated',
      originId: id,
      where: nameElement('entry', id, text),
      what: formatsWords.drawnTimesMapStands(boxes.length),
    });
  return {
    id,
    names: wordsOf(element, 'name'),
    type: attributeOf(element, 'type') ?? '',
    reactions: wordsOf(element, 'reaction'),
    text,
    box: boxes[0],
    isCircle: drawn[0] !== undefined && attributeOf(drawn[0], 'type') === 'circle',
    members: childElements(element, 'component').map((part) => attributeOf(part, 'id') ?? ''),
  };
}

/** Before KGML 0.7 a substrate has only a name; then it is the first entry of that name. */
function readReaction(element: XmlElement, byName: ReadonlyMap<string, string>): Reaction {
  const ends = (local: string) =>
    childElements(element, local).flatMap((end) => {
      const [id, name] = [attributeOf(end, 'id'), attributeOf(end, 'name')];
      return id ?? byName.get(name ?? '') ?? [];
    });
  return {
    id: attributeOf(element, 'id') ?? attributeOf(element, 'name') ?? '',
    names: wordsOf(element, 'name'),
    isReversible: attributeOf(element, 'type') === 'reversible',
    substrates: ends('substrate'),
    products: ends('product'),
  };
}

function wordsOf(element: XmlElement, attribute: string): readonly string[] {
  return (attributeOf(element, attribute) ?? '').split(/\s+/u).filter((word) => word !== '');
}

/** `x` and `y` are of the centre. A reaction of a global map is a line, which has only the points of its way. */
function boxOf(graphics: XmlElement): Bounds | undefined {
  const number = (name: string) => Number(attributeOf(graphics, name) ?? NaN) * scale;
  const way = wordsOfWay(attributeOf(graphics, 'coords'));
  const middle = way[Math.floor(way.length / 2)];
  const at = middle ?? { x: number('x'), y: number('y') };
  if (!Number.isFinite(at.x) || !Number.isFinite(at.y)) return undefined;
  const size = (name: string, usual: number) => {
    const length = number(name);
    return length > 0 ? length : usual;
  };
  const [width, height] = [size('width', 46 * scale), size('height', 17 * scale)];
  return { x: at.x - width / 2, y: at.y - height / 2, width, height };
}

function wordsOfWay(coords = ''): DiagramPoint[] {
  const numbers = coords.split(',').map(Number);
  if (numbers.length < 4 || !numbers.every(Number.isFinite)) return [];
  return numbers.flatMap((x, at) =>
    at % 2 === 0 ? [{ x: x * scale, y: (numbers[at + 1] ?? 0) * scale }] : [],
  );
}

function nodeOf(
  entry: Entry,
  parent: string | undefined,
  entries: ReadonlyMap<string, Entry>,
): PlainNode {
  const [label = '', ...others] = entry.text
    .replace(/\.\.\.$/u, '')
    .split(/,\s*/u)
    .filter((word) => word !== '');
  const isGene = entry.type === 'gene';
  const isNameless = entry.names.every((word) => word === 'undefined');
  const whole = isNameless ? '' : entry.text.replace(/\.\.\.$/u, '') || (entry.names[0] ?? '');
  const box = boxWithMembers(entry, entries);
  const at = box && centreOf(box);
  return {
    id: entry.id,
    label: isGene ? label : inLines(whole, (box?.width ?? Infinity) - 2 * labelMargin, labelSize),
    kind: kindOf(entry),
    notes: isGene && others.length > 0 ? formatsWords.alsoCalled(others.join(', ')) : '',
    xrefs: writeXrefs(entry.names.flatMap(xrefOf)),
    x: at?.x,
    y: at?.y,
    // A circle has its name beside it in the map, and in it here.
    ...(entry.isCircle ? {} : { width: box?.width, height: box?.height }),
    parent,
  };
}

/** Diagram units, as our labels have them. */
const labelSize = 13;
const labelMargin = 10;

/** A group is drawn around its members, or not at all. */
function boxWithMembers(
  { box, members }: Entry,
  entries: ReadonlyMap<string, Entry>,
): Bounds | undefined {
  const boxes = members.flatMap((id) => entries.get(id)?.box ?? []);
  if (boxes.length === 0) return box;
  const around = grown(unionBounds(boxes), 6);
  return box ? unionBounds([box, around]) : around;
}

function kindOf({ type, reactions }: Entry): string {
  switch (type) {
    case 'gene':
    case 'ortholog':
      return reactions.length > 0 ? 'enzyme' : 'protein';
    case 'enzyme':
      return 'enzyme';
    case 'reaction':
      return 'process';
    case 'group':
      return 'complex';
    case 'map':
    case 'brite':
      return 'pathway';
    default:
      return 'molecule';
  }
}

/** What the prefix of a name means, by the names that BridgeDb has for databases. Organisms have three or four letters. */
const databases = new Map([
  ['cpd', 'KEGG Compound'],
  ['gl', 'KEGG Glycan'],
  ['dr', 'KEGG Drug'],
  ['ko', 'KEGG Orthology'],
  ['ec', 'Enzyme Nomenclature'],
  ['rn', 'KEGG Reaction'],
  ['path', 'KEGG Pathway'],
]);

function xrefOf(name: string): Xref[] {
  const [prefix = '', id = ''] = name.split(':');
  if (id === '') return [];
  const database = databases.get(prefix);
  if (database !== undefined) return [{ database, id }];
  return /^[a-z]{3,4}$/u.test(prefix) ? [{ database: 'KEGG Genes', id: name }] : [];
}

interface Reading {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly reactions: readonly Reaction[];
  readonly losses: Loss[];
}

/** What each subtype of a relation means; the first that is there decides. Others qualify it. */
const meanings: readonly (readonly [string, Relation])[] = [
  ['inhibition', 'inhibits'],
  ['repression', 'downregulates'],
  ['expression', 'upregulates'],
  ['activation', 'activates'],
  ['binding/association', 'binds'],
];

/** The marks that KEGG writes on an arrow for what is done to a protein. */
const marks = new Map([
  ['phosphorylation', '+p'],
  ['dephosphorylation', '−p'],
  ['glycosylation', '+g'],
  ['ubiquitination', '+u'],
  ['ubiquination', '+u'],
  ['methylation', '+m'],
]);

function linksOf(elements: readonly XmlElement[], reading: Reading): PlainLink[] {
  const { reactions, losses } = reading;
  const inReactions = new Set(
    reactions.flatMap(({ substrates, products }) => [...substrates, ...products]),
  );
  const found = new Map<string, PlainLink>();
  let successive = 0;
  for (const [number, element] of elements.entries()) {
    const relation = readRelation(element);
    const isSuccessive =
      relation.type === 'ECrel' && relation.via.every((id) => inReactions.has(id));
    if (isSuccessive) successive += 1;
    else
      for (const link of linksOfRelation(relation, number + 1, reading))
        if (!found.has(keyOf(link))) found.set(keyOf(link), link);
  }
  if (successive > 0)
    losses.push({
      kind: 'approximated',
      where: placesWords.file,
      what: formatsWords.saysPairsEnzymesThey(successive),
    });
  return [...found.values()];
}

/** A map and a compound are linked once, though each may lead to the other. */
function keyOf({ source, target, relation }: PlainLink): string {
  const ends = relation === 'relates-to' ? [source, target].sort() : [source, target];
  return [...ends, relation].join(' ');
}

interface MapRelation {
  readonly type: string;
  readonly ends: readonly [string, string];
  readonly subtypes: readonly string[];
  /** Ids of the compounds between the ends. */
  readonly via: readonly string[];
}

function readRelation(element: XmlElement): MapRelation {
  const subtypes = childElements(element, 'subtype').map((subtype) => ({
    name: attributeOf(subtype, 'name') ?? '',
    value: attributeOf(subtype, 'value') ?? '',
  }));
  const isCompound = (name: string) => name === 'compound' || name === 'hidden compound';
  return {
    type: attributeOf(element, 'type') ?? '',
    ends: [attributeOf(element, 'entry1') ?? '', attributeOf(element, 'entry2') ?? ''],
    subtypes: subtypes.filter(({ name }) => !isCompound(name)).map(({ name }) => name),
    via: subtypes.filter(({ name }) => isCompound(name)).map(({ value }) => value),
  };
}

function linksOfRelation(relation: MapRelation, number: number, reading: Reading): PlainLink[] {
  const { entries } = reading;
  const { type, subtypes, via } = relation;
  const [source, target] = relation.ends;
  const meant = meanings.find(([name]) => subtypes.includes(name))?.[1] ?? 'relates-to';
  const label = subtypes.flatMap((name) => marks.get(name) ?? []).join(' ');
  const attributes = { type, ...(subtypes.length > 0 ? { subtypes: subtypes.join('; ') } : {}) };
  const make = (from: string, to: string, meaning: Relation, at: string): PlainLink => {
    return {
      id: `relation ${number}${at}`,
      source: from,
      target: to,
      relation: meaning,
      label,
      attributes,
    };
  };
  if (type === 'maplink') {
    // From a compound to the map where its way goes on, or the other way round.
    const isFromMap = entries.get(source)?.type === 'map';
    const map = isFromMap ? source : target;
    return via.map((id, at) =>
      isFromMap ? make(map, id, 'relates-to', ` ${at}`) : make(id, map, 'relates-to', ` ${at}`),
    );
  }
  const known = via.filter((id) => entries.has(id));
  if (known.length === 0) return [make(source, target, meant, '')];
  return known.flatMap((id, at) => [
    make(source, id, 'relates-to', ` ${at} to`),
    make(id, target, meant, ` ${at} from`),
  ]);
}

/** Draws the reactions: from substrate to product, past the enzyme's place, with the enzyme and what else takes part on it. */
function withReactions(
  project: Project,
  reactions: readonly Reaction[],
  entries: ReadonlyMap<string, Entry>,
): { readonly project: Project; readonly losses: readonly Loss[] } {
  const nodes = new Map(
    project.nodes.flatMap((node) =>
      node.origin?.id === undefined ? [] : [[node.origin.id, node] as const],
    ),
  );
  const ids = createIdMaker();
  for (const { id } of [...project.nodes, ...project.links]) ids.make(id);
  const enzymes = enzymesByReaction(reactions, entries, nodes);
  const losses: Loss[] = [];
  const links = reactions.flatMap((reaction) => {
    const [substrates, products] = [reaction.substrates, reaction.products].map((ends) =>
      ends.flatMap((id) => nodes.get(id) ?? []),
    );
    const [from, to] = [substrates?.[0], products?.[0]];
    if (!from || !to || from === to) {
      const where = nameElement('reaction', reaction.id, reaction.names.join(' '));
      losses.push({
        kind: 'dropped',
        originId: reaction.id,
        where,
        what: formatsWords.hasNoSubstrateNo,
      });
      return [];
    }
    const carriers = enzymes.get(reaction) ?? [];
    return linksOfReaction(
      {
        id: reaction.id,
        from,
        to,
        actors: carriers.map((node) => ({ node, relation: 'catalyzes' as const })),
        also: substrates?.slice(1) ?? [],
        makes: products?.slice(1) ?? [],
        bend: bendAt(from, to, carriers),
        more: {
          xrefs: reaction.names.flatMap(xrefOf),
          origin: { format: 'kgml', id: reaction.id },
          ...(reaction.isReversible ? reversible : {}),
        },
      },
      ids,
    );
  });
  const moved = besideTheirLinks(project.nodes, links);
  return { project: { ...project, nodes: moved, links: [...project.links, ...links] }, losses };
}

/** Farther from the straight line than this, in diagram units, an enzyme shows that the line has a bend there. */
const bendFrom = 60;

function bendAt(
  from: PathwayNode,
  to: PathwayNode,
  enzymes: readonly PathwayNode[],
): DiagramPoint | undefined {
  const straight = [centreOf(from), centreOf(to)];
  return enzymes
    .map(centreOf)
    .find((place) => distanceToRoute(straight, place).distance > bendFrom);
}

/**
 * An entry carries out the reactions that it names. Where a map draws a reaction several times, it carries out the one
 * with its own number, or the nearest.
 */
function enzymesByReaction(
  reactions: readonly Reaction[],
  entries: ReadonlyMap<string, Entry>,
  nodes: ReadonlyMap<string, PathwayNode>,
): ReadonlyMap<Reaction, readonly PathwayNode[]> {
  const byName = new Map<string, Reaction[]>();
  for (const reaction of reactions)
    for (const name of reaction.names) byName.set(name, [...(byName.get(name) ?? []), reaction]);
  const found = new Map<Reaction, PathwayNode[]>();
  for (const entry of entries.values()) {
    const node = nodes.get(entry.id);
    if (!node) continue;
    const carried = new Set(
      entry.reactions.flatMap(
        (name) => nearestOf(byName.get(name) ?? [], entry, node, nodes) ?? [],
      ),
    );
    for (const reaction of carried) found.set(reaction, [...(found.get(reaction) ?? []), node]);
  }
  return found;
}

function nearestOf(
  drawn: readonly Reaction[],
  entry: Entry,
  node: PathwayNode,
  nodes: ReadonlyMap<string, PathwayNode>,
): Reaction | undefined {
  const own = drawn.find(({ id }) => id === entry.id);
  if (own || drawn.length <= 1) return own ?? drawn[0];
  const at = centreOf(node);
  const distanceOf = ({ substrates, products }: Reaction) =>
    [...substrates, ...products]
      .flatMap((id) => nodes.get(id) ?? [])
      .reduce((sum, end) => sum + distanceBetween(at, centreOf(end)), 0);
  return drawn.toSorted((one, other) => distanceOf(one) - distanceOf(other))[0];
}
