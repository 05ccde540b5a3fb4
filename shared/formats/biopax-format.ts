import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import {
  limits,
  linkSchema,
  type Link,
  type NodeKind,
  type Relation,
  type Xref,
} from '../project/project-schema.ts';
import { layLinks } from '../layout/lay-links.ts';
import { failure, success, type Result } from '../result.ts';
import { buildRoughProject, tooMany } from './plain/build-project.ts';
import { createIdMaker, withoutMarkup } from './plain/clean-text.ts';
import { withPlainReactions, type PlainReaction } from './plain/draw-reactions.ts';
import { xrefOfNames } from './plain/identifier-addresses.ts';
import type { PlainLink, PlainNode } from './plain/plain-graph.ts';
import { writeXrefs } from './plain/plain-words.ts';
import type { ProjectFormat, ReadFile } from './project-format.ts';
import { withUnread } from './unread/unread-parts.ts';
import { unwatched, watchXml } from './unread/watched-xml.ts';
import { readXml } from './xml/read-xml.ts';
import { childElements, textOf, type XmlElement } from './xml/xml-tree.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/**
 * Pathways in BioPAX level 3, as RDF/XML (biopax.org): processes and what takes part in them. They hold no drawing, so they
 * are laid out. Read only: of what databases say of each molecule and each reaction little is kept.
 */
export const biopaxFormat: ProjectFormat = {
  read: (text, name) => {
    const root = readXml(text, { doctype: 'ignored' });
    if (!root.ok) return root;
    if (!isLevel3(root.value)) return failure(otherLevel);
    const watch = watchXml(root.value, silence);
    return withUnread(readPathway(watch.root, name), watch.losses);
  },
};

/** Names by which individuals are called in the document, and types of values. */
const silence = {
  silent: new Set('rdf:ID rdf:about rdf:nodeID rdf:datatype Ontology'.split(' ')),
};

const level3 = 'http://www.biopax.org/release/biopax-level3.owl#';

const otherLevel: ProjectFileError = {
  kind: 'not-a-project',
  get found() {
    return formatsWords.biopaxDocumentLevelOne;
  },
  get advice() {
    return formatsWords.levelReadGetPathway;
  },
};

const nothingInIt: ProjectFileError = {
  kind: 'not-a-project',
  get found() {
    return formatsWords.biopaxDocumentWithoutMolecules;
  },
  get advice() {
    return formatsWords.mayPartLargerOne;
  },
};

function isLevel3(root: XmlElement): boolean {
  return childElements(root).some(({ namespace }) => namespace === level3);
}

/** An individual of the document; what is written within another one is an individual as well. */
interface Individual {
  readonly id: string;
  readonly type: string;
  readonly element: XmlElement;
}

interface Individuals {
  readonly all: readonly Individual[];
  readonly of: (element: XmlElement, property: string) => Individual[];
  readonly text: (element: XmlElement, ...properties: string[]) => string;
}

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

function rdfAttribute(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((it) => it.local === local && it.namespace === rdf)?.value;
}

function nameInDocument(element: XmlElement): string | undefined {
  return rdfAttribute(element, 'ID') ?? rdfAttribute(element, 'about');
}

/** By their ids, whether these stand in the document or before it. */
function keyOf(reference: string): string {
  return reference.startsWith('#') ? reference.slice(1) : reference;
}

function individualsIn(root: XmlElement): Individuals {
  const all: Individual[] = [];
  const byId = new Map<string, Individual>();
  const byElement = new Map<XmlElement, Individual>();
  const waiting = childElements(root).reverse();
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const named = nameInDocument(unwatched(at));
    if (at.namespace === level3) {
      const id = named === undefined ? `${at.local} ${all.length + 1}` : keyOf(named);
      const individual = { id, type: at.local, element: at };
      all.push(individual);
      byElement.set(at, individual);
      if (!byId.has(id)) byId.set(id, individual);
    }
    // A property holds individuals, which hold properties.
    for (const property of childElements(at)) waiting.push(...childElements(property).reverse());
  }
  const of = (element: XmlElement, property: string): Individual[] =>
    childElements(element, property).flatMap((found) => {
      const reference = rdfAttribute(found, 'resource');
      if (reference !== undefined) return byId.get(keyOf(reference)) ?? [];
      return childElements(found).flatMap((inner) => byElement.get(inner) ?? []);
    });
  const text = (element: XmlElement, ...properties: string[]): string => {
    for (const property of properties) {
      const found = childElements(element, property).map((it) => textOf(it).trim());
      const first = found.find((it) => it !== '');
      if (first !== undefined) return first;
    }
    return '';
  };
  return { all, of, text };
}

const kinds = new Map<string, NodeKind>([
  ['Protein', 'protein'],
  ['SmallMolecule', 'molecule'],
  ['Complex', 'complex'],
  ['Dna', 'gene'],
  ['DnaRegion', 'gene'],
  ['Gene', 'gene'],
  ['Rna', 'rna'],
  ['RnaRegion', 'rna'],
  ['PhysicalEntity', 'molecule'],
]);

const conversions = new Set([
  'Conversion',
  'BiochemicalReaction',
  'Transport',
  'TransportWithBiochemicalReaction',
  'ComplexAssembly',
  'Degradation',
]);

const controls = new Set(['Control', 'Catalysis', 'Modulation', 'TemplateReactionRegulation']);

function readPathway(root: XmlElement, name: string): Result<ReadFile, ProjectFileError> {
  const individuals = individualsIn(root);
  const { all, text } = individuals;
  if (all.length > limits.elements * 20) return failure(tooMany(all.length));
  const losses: Loss[] = [];
  const reading = { individuals, losses };
  const reactions = [...reactionsIn(reading), ...templatesIn(reading)];
  const controlling = all.filter(({ type }) => controls.has(type));
  const actors = actorsIn(reading, controlling);
  if (actors === null) return failure(tooMany(limits.elements + 1));
  const withActors = reactions.map((reaction) => ({
    ...reaction,
    actors: actors.get(reaction.id) ?? [],
  }));
  const used = usedIn(reading, withActors, controlling);
  if (used.length === 0) return failure(nothingInIt);
  const places = placesOf(reading, used);
  const [top] = topPathways(individuals);
  const graph = {
    title: top ? text(top.element, 'displayName', 'standardName', 'name') : '',
    description: top ? text(top.element, 'comment') : '',
    nodes: [...places, ...used.map((one) => nodeOf(reading, one))],
    links: [...interactionsIn(reading), ...linksForLayout(withActors)],
  };
  tellOthers(reading, used);
  const built = buildRoughProject({ graph, losses }, 'biopax', name);
  if (!built.ok) return built;
  const made = new Set(withActors.flatMap(({ id }) => `layout ${id}`));
  const { project, report } = built.value;
  const bare = project.links.filter(({ origin }) => !made.has(origin?.id ?? ''));
  const drawn = withPlainReactions(
    { report, project: { ...project, links: bare } },
    withActors,
    'biopax',
  );
  const whole = withControlsOfControls(drawn, reading, controlling);
  return success({ ...whole, project: layLinks(whole.project) });
}

interface Reading {
  readonly individuals: Individuals;
  readonly losses: Loss[];
}

/** Pathways that are part of no other. */
function topPathways({ all, of }: Individuals): readonly Individual[] {
  const pathways = all.filter(({ type }) => type === 'Pathway');
  const inner = new Set(pathways.flatMap(({ element }) => of(element, 'pathwayComponent')));
  const tops = pathways.filter((pathway) => !inner.has(pathway));
  return tops.length > 0 ? tops : pathways;
}

function nameOf({ individuals: { text, of } }: Reading, { element, id }: Individual): string {
  const own = text(element, 'displayName', 'standardName', 'name');
  const [reference] = of(element, 'entityReference');
  const said =
    own || (reference ? text(reference.element, 'displayName', 'standardName', 'name') : '');
  return withoutMarkup(said) || id;
}

function xrefsOf({ individuals: { of, text } }: Reading, element: XmlElement): Xref[] {
  const holders = [element, ...of(element, 'entityReference').map((one) => one.element)];
  const found = holders.flatMap((holder) =>
    of(holder, 'xref').flatMap(({ type, element: xref }) => {
      if (type === 'PublicationXref') return [];
      return xrefOfNames(text(xref, 'db'), text(xref, 'id')) ?? [];
    }),
  );
  const unique = new Map(found.map((xref) => [`${xref.database} ${xref.id}`, xref]));
  return [...unique.values()].slice(0, limits.listLength);
}

function reactionsIn(reading: Reading): PlainReaction[] {
  const { all, of, text } = reading.individuals;
  return all
    .filter(({ type }) => conversions.has(type))
    .map((one): PlainReaction => {
      const { id, type, element } = one;
      const [left, right] = ['left', 'right'].map((side) => of(element, side).map((it) => it.id));
      const direction = text(element, 'conversionDirection') || directionByCatalysis(reading, one);
      const isBack = direction === 'RIGHT-TO-LEFT';
      return {
        id,
        name: nameOf(reading, one),
        from: (isBack ? right : left) ?? [],
        to: (isBack ? left : right) ?? [],
        actors: [],
        relation: type === 'Transport' ? 'transports' : undefined,
        isReversible: direction === 'REVERSIBLE',
        notes: [nameOf(reading, one) === id ? '' : nameOf(reading, one), ...commentsOf(element)]
          .filter((note) => note !== '')
          .join('\n'),
        xrefs: [...xrefsOf(reading, element), ...enzymeNumbers(element)],
      };
    });
}

function commentsOf(element: XmlElement): string[] {
  return childElements(element, 'comment').map((comment) => textOf(comment).trim());
}

function enzymeNumbers(element: XmlElement): Xref[] {
  return childElements(element, 'eCNumber').flatMap((number) => {
    const id = textOf(number).trim();
    return id === '' ? [] : [{ database: 'Enzyme Nomenclature', id }];
  });
}

function directionByCatalysis(
  { individuals: { all, of, text } }: Reading,
  reaction: Individual,
): string {
  const catalyses = catalysesOf(all, of).get(reaction) ?? [];
  return catalyses.map(({ element }) => text(element, 'catalysisDirection')).find(Boolean) ?? '';
}

const catalyses = new WeakMap<readonly Individual[], ReadonlyMap<Individual, Individual[]>>();

function catalysesOf(all: readonly Individual[], of: Individuals['of']) {
  const known = catalyses.get(all);
  if (known) return known;
  const found = new Map<Individual, Individual[]>();
  for (const one of all) {
    if (one.type !== 'Catalysis') continue;
    for (const controlled of of(one.element, 'controlled')) {
      const list = found.get(controlled);
      if (list) list.push(one);
      else found.set(controlled, [one]);
    }
  }
  catalyses.set(all, found);
  return found;
}

/** Genes and what is made by reading them. */
function templatesIn(reading: Reading): PlainReaction[] {
  const { all, of } = reading.individuals;
  return all
    .filter(({ type }) => type === 'TemplateReaction')
    .map((one): PlainReaction => ({
      id: one.id,
      name: nameOf(reading, one),
      from: of(one.element, 'template').map(({ id }) => id),
      to: of(one.element, 'product').map(({ id }) => id),
      actors: [],
      isReversible: false,
      notes: '',
      xrefs: xrefsOf(reading, one.element),
    }));
}

/** What a control does. Nothing is guessed: a control without a type only relates to what it controls. */
function deedOf({ text }: Individuals, { type, element }: Individual): Relation {
  const said = text(element, 'controlType').toUpperCase();
  if (said.startsWith('INHIBITION')) return 'inhibits';
  if (type === 'Catalysis') return 'catalyzes';
  return said.startsWith('ACTIVATION') ? 'activates' : 'relates-to';
}

type Actor = PlainReaction['actors'][number];

/** What acts on each reaction; `null` where that is more than a project can hold. */
function actorsIn(
  { individuals }: Reading,
  controlling: readonly Individual[],
): ReadonlyMap<string, readonly Actor[]> | null {
  const { of } = individuals;
  const found = new Map<string, Actor[]>();
  let count = 0;
  for (const control of controlling) {
    const relation = deedOf(individuals, control);
    const actors: readonly Actor[] = [
      ...of(control.element, 'controller').map(({ id }) => ({ node: id, relation })),
      ...of(control.element, 'cofactor').map(({ id }): Actor => ({
        node: id,
        relation: 'cofactor-of',
      })),
    ];
    const controlled = of(control.element, 'controlled');
    count += actors.length * controlled.length;
    if (count > limits.elements) return null;
    for (const { id } of controlled) {
      const list = found.get(id);
      if (list) list.push(...actors);
      else found.set(id, [...actors]);
    }
  }
  return found;
}

/** The entities that take part in something, in the order of the file; pathways that control are entities as well. */
function usedIn(
  { individuals: { all, of } }: Reading,
  reactions: readonly PlainReaction[],
  controlling: readonly Individual[],
): readonly Individual[] {
  const names = new Set(
    reactions.flatMap(({ from, to, actors }) => [...from, ...to, ...actors.map((it) => it.node)]),
  );
  for (const { element } of controlling) {
    for (const { id } of of(element, 'controller')) names.add(id);
    for (const { id, type } of of(element, 'controlled')) if (type === 'Pathway') names.add(id);
  }
  for (const { type, element } of all) {
    if (type.endsWith('Interaction'))
      for (const { id } of of(element, 'participant')) names.add(id);
  }
  const isEntity = ({ type }: Individual) => kinds.has(type) || type === 'Pathway';
  const found = all.filter((one) => names.has(one.id) && isEntity(one));
  // A file of molecules alone shows these.
  return found.length > 0 ? found : all.filter(({ type }) => kinds.has(type));
}

function placeOf({ individuals: { of, text } }: Reading, { element }: Individual): string {
  const [place] = of(element, 'cellularLocation');
  return place ? text(place.element, 'term') : '';
}

/** A container for every cellular location, where there is more than one. */
function placesOf(reading: Reading, used: readonly Individual[]): PlainNode[] {
  const names = new Set(used.map((one) => placeOf(reading, one)).filter((name) => name !== ''));
  if (names.size < 2) return [];
  return [...names].map((name) => ({ id: `place ${name}`, label: name, kind: 'compartment' }));
}

function nodeOf(reading: Reading, one: Individual): PlainNode {
  const { of } = reading.individuals;
  const place = placeOf(reading, one);
  const parts = of(one.element, 'component').map((part) => nameOf(reading, part));
  const comments = [partsNote(parts), ...commentsOf(one.element)]
    .filter((note) => note !== '')
    .join('\n');
  const locations = placesCount(reading);
  nameInDocument(one.element);
  return {
    id: one.id,
    label: nameOf(reading, one),
    kind: kinds.get(one.type) ?? 'pathway',
    xrefs: writeXrefs(xrefsOf(reading, one.element)),
    notes: comments,
    ...(place === '' || locations < 2 ? {} : { parent: `place ${place}` }),
  };
}

function partsNote(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `Parts: ${parts.slice(0, 200).join(', ')}`;
}

const counted = new WeakMap<Individuals, number>();

function placesCount(reading: Reading): number {
  const known = counted.get(reading.individuals);
  if (known !== undefined) return known;
  const entities = reading.individuals.all.filter(({ type }) => kinds.has(type));
  const names = new Set(entities.map((one) => placeOf(reading, one)).filter((name) => name !== ''));
  counted.set(reading.individuals, names.size);
  return names.size;
}

/** Pairs that bind, or of which no more is said. */
function interactionsIn(reading: Reading): PlainLink[] {
  const { all, of } = reading.individuals;
  return all.flatMap((one) => {
    if (!one.type.endsWith('Interaction')) return [];
    const ids = of(one.element, 'participant').map(({ id }) => id);
    const relation = one.type === 'MolecularInteraction' ? 'binds' : 'relates-to';
    const [first, ...others] = ids;
    return first === undefined
      ? []
      : others.map((target) => ({ id: one.id, source: first, target, relation }));
  });
}

/** Rough links by which a layout finds its order; the reactions take their place. */
function linksForLayout(reactions: readonly PlainReaction[]): PlainLink[] {
  return reactions.flatMap(({ id, from, to, actors }) => {
    const [first] = from;
    const last = to.at(-1);
    const sources = [...from, ...actors.map(({ node }) => node)];
    const ends = [
      ...(last === undefined ? [] : sources.map((source) => ({ source, target: last }))),
      ...(first === undefined ? [] : to.slice(0, -1).map((target) => ({ source: first, target }))),
    ];
    return ends.map((end) => ({ id: `layout ${id}`, ...end, relation: 'converts-to' }));
  });
}

function tellOthers({ individuals: { all }, losses }: Reading, used: readonly Individual[]): void {
  const shown = new Set(used);
  const idle = all.filter((one) => kinds.has(one.type) && !shown.has(one)).length;
  const tell = (what: string) => losses.push({ kind: 'dropped', where: placesWords.file, what });
  if (idle > 0) tell(formatsWords.hasEntitiesTakePart(idle));
  const pathways = topCount(all);
  if (pathways > 1) tell(formatsWords.hasPathwaysAllTheir(pathways));
}

function topCount(all: readonly Individual[]): number {
  return all.filter(({ type }) => type === 'Pathway').length;
}

/** A control of a control ends on the line of that one; a control of a pathway at the pathway. */
function withControlsOfControls(
  file: ReadFile,
  reading: Reading,
  controlling: readonly Individual[],
): ReadFile {
  const { individuals, losses } = reading;
  const { of } = individuals;
  const nodes = new Map(
    file.project.nodes.flatMap((node): [string, string][] =>
      node.origin?.id === undefined ? [] : [[node.origin.id, node.id]],
    ),
  );
  const ids = createIdMaker();
  for (const { id } of [...file.project.nodes, ...file.project.links]) ids.make(id);
  for (const { anchors } of file.project.links) for (const { id } of anchors) ids.make(id);
  const links = new Map(file.project.links.map((link) => [link.id, link]));
  const lines = linesByControl(file, controlling, of, nodes);
  const more: Loss[] = [];
  // A control may control a control that comes later: those nearest to reactions are drawn first.
  let waiting = controlling.filter(({ element }) =>
    of(element, 'controlled').some(({ type }) => controls.has(type) || type === 'Pathway'),
  );
  for (let round = 0; round < deepest && waiting.length > 0; round += 1) {
    waiting = waiting.filter((control) => {
      const target = targetOf(control, of, nodes, lines, links, ids);
      if (!target) return true;
      for (const { id } of of(control.element, 'controller')) {
        const source = nodes.get(id);
        if (source === undefined) continue;
        const link = linkSchema.parse({
          id: ids.make(`control ${control.id}`),
          relation: deedOf(individuals, control),
          source: { to: 'node', id: source },
          target,
          origin: { format: 'biopax', id: control.id.slice(0, limits.shortTextLength) },
        });
        links.set(link.id, link);
        if (!lines.has(control)) lines.set(control, link.id);
      }
      return false;
    });
  }
  for (const { id } of waiting) {
    more.push({
      kind: 'dropped',
      originId: id.slice(0, limits.shortTextLength),
      where: `control ${id.slice(0, 60)}`,
      what: formatsWords.controlsNothingDrawnLeft,
    });
  }
  const { project, report } = file;
  losses.push(...more);
  return {
    ...file,
    project: { ...project, links: [...links.values()] },
    report: { ...report, losses: [...report.losses, ...more] },
  };
}

/** How many controls may lie on each other. */
const deepest = 20;

/** The line that each control of a reaction became. */
function linesByControl(
  { project }: ReadFile,
  controlling: readonly Individual[],
  of: Individuals['of'],
  nodes: ReadonlyMap<string, string>,
): Map<Individual, string> {
  const host = new Map(
    project.links.flatMap((link) =>
      link.anchors.map(({ id }) => [id, link.origin?.id ?? ''] as const),
    ),
  );
  const acting = new Map(
    project.links.flatMap((link) =>
      link.source.to === 'node' && link.target.to === 'anchor'
        ? [[`${link.source.id} ${host.get(link.target.id) ?? ''}`, link.id] as const]
        : [],
    ),
  );
  const found = new Map<Individual, string>();
  for (const control of controlling) {
    for (const { id: reaction } of of(control.element, 'controlled')) {
      for (const { id } of of(control.element, 'controller')) {
        const line = acting.get(`${nodes.get(id) ?? ''} ${reaction}`);
        if (line !== undefined && !found.has(control)) found.set(control, line);
      }
    }
  }
  return found;
}

function targetOf(
  control: Individual,
  of: Individuals['of'],
  nodes: ReadonlyMap<string, string>,
  lines: ReadonlyMap<Individual, string>,
  links: Map<string, Link>,
  ids: ReturnType<typeof createIdMaker>,
): Link['target'] | null {
  for (const controlled of of(control.element, 'controlled')) {
    const line = links.get(lines.get(controlled) ?? '');
    // A control that acts on nothing that is known stands for what it acts by.
    const isIdle =
      controls.has(controlled.type) && of(controlled.element, 'controlled').length === 0;
    const [actor] = isIdle ? of(controlled.element, 'controller') : [];
    const named = controlled.type === 'Pathway' ? controlled : actor;
    const node = named && nodes.get(named.id);
    if (node !== undefined) return { to: 'node', id: node };
    if (!line) continue;
    const known = line.anchors[0]?.id;
    if (known !== undefined) return { to: 'anchor', id: known };
    const anchor = { id: ids.make(`${line.id} at`), position: 0.5 };
    links.set(line.id, { ...line, anchors: [...line.anchors, anchor] });
    return { to: 'anchor', id: anchor.id };
  }
  return null;
}
