import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { xrefUrl } from '../library/xref-patterns.ts';
import { nameElement } from '../project/element-names.ts';
import type { Loss } from '../project/file-outcome.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type {
  DiagramPoint,
  Endpoint,
  Link,
  NodeKind,
  PathwayNode,
  Project,
  Relation,
  Xref,
} from '../project/project-schema.ts';
import { relations } from '../project/relations.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import type { Bounds } from '../scene/primitives.ts';
import { pointAtLength, routeLength } from '../scene/route-geometry.ts';
import { reportLosses, type Sayable } from './plain/plain-from-project.ts';
import type { ProjectFormat, WrittenFile } from './project-format.ts';
import { writeXml, xmlElement, type WritableElement } from './xml/write-xml.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/**
 * SBML Level 3 Version 1 with the layout package (sbml.org/documents/specifications): compartments, species and reactions,
 * and where they are drawn. No numbers and no equations: a diagram has none. Only written.
 */
export const sbmlLayoutFormat: ProjectFormat = { write: writeSbml };

const namespaces = {
  xmlns: 'http://www.sbml.org/sbml/level3/version1/core',
  'xmlns:layout': 'http://www.sbml.org/sbml/level3/version1/layout/version1',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
};

const sayable: Sayable = {
  // Of kinds it says only whether something is a small molecule, a protein, a gene, RNA or a complex.
  node: new Set(['place', 'size', 'parent', 'notes', 'xrefs', 'isolated']),
  link: new Set(['relation', 'notes', 'xrefs', 'on-links', 'label']),
  file: new Set(['title', 'description']),
};

/** Terms of the Systems Biology Ontology (ebi.ac.uk/sbo) for what a species is. */
const speciesTerms: ReadonlyMap<NodeKind, string> = new Map([
  ['enzyme', 'SBO:0000252'],
  ['transporter', 'SBO:0000252'],
  ['receptor', 'SBO:0000252'],
  ['protein', 'SBO:0000252'],
  ['gene', 'SBO:0000354'],
  ['rna', 'SBO:0000250'],
  ['complex', 'SBO:0000253'],
  ['neurotransmitter', 'SBO:0000247'],
  ['precursor', 'SBO:0000247'],
  ['intermediate', 'SBO:0000247'],
  ['metabolite', 'SBO:0000247'],
  ['cofactor', 'SBO:0000247'],
  ['micronutrient', 'SBO:0000247'],
  ['hormone', 'SBO:0000247'],
  ['molecule', 'SBO:0000247'],
] as const);

function sboTermOf({ kind }: PathwayNode): { readonly sboTerm?: string } {
  const sboTerm = speciesTerms.get(kind);
  return sboTerm === undefined ? {} : { sboTerm };
}

/** What a modifier does to a reaction; all else is a modifier and no more. */
const modifierTerms: ReadonlyMap<Relation, readonly [term: string, role: string, words: string]> =
  new Map([
    ['catalyzes', ['SBO:0000460', 'activator', 'an enzymatic catalyst']],
    ['cofactor-of', ['SBO:0000461', 'activator', 'an essential activator']],
    ['activates', ['SBO:0000459', 'activator', 'a stimulator']],
    ['upregulates', ['SBO:0000459', 'activator', 'a stimulator']],
    ['inhibits', ['SBO:0000020', 'inhibitor', 'an inhibitor']],
    ['downregulates', ['SBO:0000020', 'inhibitor', 'an inhibitor']],
  ] as const);
const plainModifier = ['SBO:0000019', 'modifier', 'a modifier'] as const;

/** These come back as they are when the file is read. */
const saidExactly: ReadonlySet<Relation> = new Set([
  'converts-to',
  'catalyzes',
  'activates',
  'inhibits',
  'relates-to',
]);

interface Writing {
  readonly index: ProjectIndex;
  readonly routeOf: (link: Link) => readonly DiagramPoint[];
  readonly idOf: (key: string, wish?: string) => string;
  readonly species: ReadonlyMap<string, PathwayNode>;
  readonly losses: Loss[];
}

/** A part that a species plays in a reaction. */
interface Part {
  readonly node: PathwayNode;
  readonly role: string;
  /** Of modifiers. */
  readonly term?: string;
  /** Where it is drawn, from the species to the reaction or from the reaction to the species. */
  readonly course: readonly DiagramPoint[];
}

interface Reaction {
  readonly link: Link;
  readonly reactants: Part[];
  readonly products: Part[];
  readonly modifiers: Part[];
}

function writeSbml(project: Project): WrittenFile {
  const drawing = drawDiagram(project, 'light');
  const isSpecies = ({ kind }: PathwayNode) =>
    !['compartment', 'group', 'note', 'label', 'shape'].includes(kind);
  const writing: Writing = {
    index: indexProject(project),
    routeOf: ({ id }) => drawing.links.get(id)?.route ?? [],
    idOf: createIds(),
    species: new Map(project.nodes.filter(isSpecies).map((node) => [node.id, node])),
    losses: [],
  };
  const compartments = project.nodes.filter(({ kind }) => kind === 'compartment');
  const reactions = reactionsOf(project, writing);
  for (const node of project.nodes) {
    if (isSpecies(node) || node.kind === 'compartment' || isNothing(node)) continue;
    const what = formatsWords.whichSbmlDoesNot(nodeKinds[node.kind].label.toLowerCase());
    tell(writing, 'dropped', 'node', node, what);
  }
  const { text, unsayable } = writeXml(
    documentOf(project, writing, compartments, reactions, drawing.bounds),
  );
  if (unsayable.length > 0) {
    const what = formatsWords.hasCharactersXmlCannot3;
    writing.losses.push({ kind: 'approximated', where: placesWords.file, what });
  }
  return { text, report: withLosses(project, writing.losses) };
}

/** What is left out as a whole loses nothing besides. */
function withLosses(project: Project, own: readonly Loss[]): WrittenFile['report'] {
  const plain = reportLosses(project, sayable);
  const dropped = new Set(
    own.flatMap(({ kind, elementId }) => (kind === 'dropped' ? [elementId] : [])),
  );
  const rest = plain.losses.filter(
    ({ elementId }) => !dropped.has(elementId) || elementId === undefined,
  );
  const losses = [...own, ...rest];
  const touched = new Set(losses.flatMap(({ elementId }) => elementId ?? []));
  return { kept: project.nodes.length + project.links.length - touched.size, losses };
}

function tell(
  { losses }: Writing,
  kind: Loss['kind'],
  noun: 'node' | 'link',
  { id, label, origin }: PathwayNode | Link,
  what: string,
): void {
  const originId = origin?.id;
  losses.push({
    kind,
    elementId: id,
    ...(originId === undefined ? {} : { originId }),
    where: nameElement(noun, id, label),
    what,
  });
}

/** SBML says nothing where a reaction lacks a side. */
function isNothing({ kind, style }: PathwayNode): boolean {
  return kind === 'shape' && style?.shape === 'crossed-circle';
}

/** Identifiers as SBML wants them: letters, digits and underscores, each once in the file. */
function createIds(): Writing['idOf'] {
  const known = new Map<string, string>();
  const used = new Set(['default', 'layout_1', 'model_1']);
  return (key, wish = key) => {
    const had = known.get(key);
    if (had !== undefined) return had;
    const plain = wish
      .replaceAll(/[^A-Za-z\d_]+/gu, '_')
      .replaceAll(/^_+|_+$/gu, '')
      .slice(0, 100);
    const stem = /^[A-Za-z]/u.test(plain) ? plain : `id_${plain}`;
    let id = stem;
    for (let count = 2; used.has(id); count += 1) id = `${stem}_${count}`;
    used.add(id);
    known.set(key, id);
    return id;
  };
}

/** Reactions are the conversions between species; what ends on one takes part in it. */
function reactionsOf({ links }: Project, writing: Writing): Reaction[] {
  const found = new Map<string, Reaction>();
  for (const link of links) {
    if (link.relation !== 'converts-to' || isOnLink(link.source) || isOnLink(link.target)) continue;
    const [from, to] = [speciesAt(writing, link.source), speciesAt(writing, link.target)];
    if (!from && !to) continue;
    const [before, after] = splitRoute(writing.routeOf(link), link.anchors[0]?.position ?? 0.5);
    found.set(link.id, {
      link,
      reactants: from ? [{ node: from, role: 'substrate', course: before }] : [],
      products: to ? [{ node: to, role: 'product', course: after }] : [],
      modifiers: [],
    });
  }
  const rest = links.filter(({ id }) => !found.has(id));
  const onReactions = rest.filter((link) => joinReaction(link, found, writing));
  const joined = new Set(onReactions);
  const agents = agentsIn(found);
  for (const link of rest) if (!joined.has(link)) actThroughAgents(link, agents, writing);
  return [...found.values()];
}

function isOnLink(end: Endpoint): boolean {
  return end.to === 'anchor';
}

function speciesAt({ species }: Writing, end: Endpoint): PathwayNode | undefined {
  return end.to === 'node' ? species.get(end.id) : undefined;
}

function reactionAt(
  end: Endpoint,
  found: ReadonlyMap<string, Reaction>,
  { index }: Writing,
): Reaction | undefined {
  return end.to === 'anchor' ? found.get(index.anchors.get(end.id)?.link.id ?? '') : undefined;
}

/** Whether the link became a part of a reaction that it ends on. */
function joinReaction(link: Link, found: ReadonlyMap<string, Reaction>, writing: Writing): boolean {
  const course = writing.routeOf(link);
  const [from, to] = [speciesAt(writing, link.source), speciesAt(writing, link.target)];
  const [source, target] = [
    reactionAt(link.source, found, writing),
    reactionAt(link.target, found, writing),
  ];
  const isMatter = link.relation === 'converts-to';
  if (source && to && isMatter) {
    addOnce(source.products, { node: to, role: 'sideproduct', course });
  } else if (target && from && isMatter) {
    addOnce(target.reactants, { node: from, role: 'sidesubstrate', course });
  } else if (target && from) addModifier(target, from, link, course, writing);
  else return false;
  return true;
}

/** A species has a part in a reaction once. */
function addOnce(parts: Part[], part: Part): void {
  if (!parts.some(({ node }) => node === part.node)) parts.push(part);
}

function addModifier(
  { modifiers }: Reaction,
  node: PathwayNode,
  link: Link,
  course: readonly DiagramPoint[],
  writing: Writing,
): void {
  const [term, role, words] = modifierTerms.get(link.relation) ?? plainModifier;
  addOnce(modifiers, { node, role, term, course });
  if (saidExactly.has(link.relation)) return;
  tell(
    writing,
    'approximated',
    'link',
    link,
    formatsWords.writtenAsReaction(relations[link.relation].label, words),
  );
}

/** For species that act on reactions, these reactions. */
function agentsIn(found: ReadonlyMap<string, Reaction>): ReadonlyMap<string, readonly Reaction[]> {
  const agents = new Map<string, Reaction[]>();
  for (const reaction of found.values()) {
    for (const { node } of reaction.modifiers) {
      agents.set(node.id, [...(agents.get(node.id) ?? []), reaction]);
    }
  }
  return agents;
}

/** SBML knows nothing that acts on a species: what acts on an enzyme modifies what the enzyme does. */
function actThroughAgents(
  link: Link,
  agents: ReadonlyMap<string, readonly Reaction[]>,
  writing: Writing,
): void {
  const [from, to] = [speciesAt(writing, link.source), speciesAt(writing, link.target)];
  const reactions = to ? (agents.get(to.id) ?? []) : [];
  if (!from || !to || reactions.length === 0 || link.relation === 'converts-to') {
    const what = formatsWords.noReactionActsOn;
    tell(writing, 'dropped', 'link', link, what);
    return;
  }
  const [term, role, words] = modifierTerms.get(link.relation) ?? plainModifier;
  for (const { modifiers } of reactions) {
    addOnce(modifiers, { node: from, role, term, course: writing.routeOf(link) });
  }
  tell(writing, 'approximated', 'link', link, formatsWords.writtenAsWhatTarget(words));
}

/** Both parts of a route, from its beginning to a point and from there to its end. */
function splitRoute(
  route: readonly DiagramPoint[],
  share: number,
): readonly [readonly DiagramPoint[], readonly DiagramPoint[]] {
  const length = routeLength(route) * share;
  const middle = pointAtLength(route, length);
  const before: DiagramPoint[] = [];
  const after: DiagramPoint[] = [];
  let walked = 0;
  route.forEach((point, at) => {
    const last = route[at - 1];
    if (last) walked += Math.hypot(point.x - last.x, point.y - last.y);
    (walked < length ? before : after).push(point);
  });
  return [
    [...before, middle],
    [middle, ...after],
  ];
}

function documentOf(
  project: Project,
  writing: Writing,
  compartments: readonly PathwayNode[],
  reactions: readonly Reaction[],
  bounds: Bounds,
): WritableElement {
  const { title, description } = project.metadata;
  const species = [...writing.species.values()];
  // First come, first served: the ids of what a modeller works with are the shortest.
  for (const node of [...compartments, ...species]) writing.idOf(node.id, node.label || node.id);
  for (const { link } of reactions) writing.idOf(link.id, link.label || nameOf(link, writing));
  const compartmentOf = (node: PathwayNode) => compartmentAround(writing, node);
  const isBare = species.some((node) => compartmentOf(node) === 'default');
  return xmlElement(
    'sbml',
    { ...namespaces, level: '3', version: '1', 'layout:required': 'false' },
    [
      xmlElement('model', { id: 'model_1', ...(title === '' ? {} : { name: title }) }, [
        notesOf(description),
        list('listOfCompartments', [
          ...(isBare ? [compartmentElement('default')] : []),
          ...compartments.map((node) =>
            compartmentElement(writing.idOf(node.id), node, annotated(writing, node)),
          ),
        ]),
        list(
          'listOfSpecies',
          species.map((node) =>
            xmlElement(
              'species',
              {
                ...meta(writing.idOf(node.id), node.xrefs),
                id: writing.idOf(node.id),
                name: node.label,
                ...sboTermOf(node),
                compartment: compartmentOf(node),
                hasOnlySubstanceUnits: 'false',
                boundaryCondition: 'false',
                constant: 'false',
              },
              annotated(writing, node),
            ),
          ),
        ),
        list(
          'listOfReactions',
          reactions.map((reaction) => reactionElement(writing, reaction)),
        ),
        layoutOf(writing, compartments, reactions, bounds),
      ]),
    ],
  );
}

function nameOf({ source, target }: Link, { index }: Writing): string {
  const name = (end: Endpoint) => (end.to === 'node' ? index.nodes.get(end.id)?.label : undefined);
  return `${name(source) ?? 'source'}_to_${name(target) ?? 'sink'}`;
}

function compartmentAround({ index, idOf }: Writing, node: PathwayNode): string {
  let at = node.parent === undefined ? undefined : index.nodes.get(node.parent);
  while (at && at.kind !== 'compartment') {
    at = at.parent === undefined ? undefined : index.nodes.get(at.parent);
  }
  return at ? idOf(at.id) : 'default';
}

function compartmentElement(
  id: string,
  node?: PathwayNode,
  children: readonly (WritableElement | null)[] = [],
): WritableElement {
  const name = node === undefined || node.label === '' ? undefined : node.label;
  const volume = { spatialDimensions: '3', size: '1', constant: 'true' };
  return xmlElement(
    'compartment',
    { ...meta(id, node?.xrefs ?? []), id, name, ...volume },
    children,
  );
}

/** An empty list is not allowed. */
function list(name: string, items: readonly WritableElement[]): WritableElement | null {
  return items.length === 0 ? null : xmlElement(name, {}, items);
}

function notesOf(text: string): WritableElement | null {
  if (text.trim() === '') return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const paragraphs = lines.map((line) =>
    xmlElement('p', { xmlns: 'http://www.w3.org/1999/xhtml' }, [line]),
  );
  return xmlElement('notes', {}, paragraphs);
}

/** An annotation is about the element of its meta id. */
function meta(id: string, xrefs: readonly Xref[]): { metaid?: string } {
  return addressesOf(xrefs).length === 0 ? {} : { metaid: `meta_${id}` };
}

function addressesOf(xrefs: readonly Xref[]): string[] {
  return xrefs.flatMap((xref) => xrefUrl(xref) ?? []);
}

function annotated(
  writing: Writing,
  element: PathwayNode | Link,
): readonly (WritableElement | null)[] {
  const addresses = addressesOf(element.xrefs);
  const unknown = element.xrefs.filter((xref) => xrefUrl(xref) === undefined);
  if (unknown.length > 0) {
    const names = unknown
      .map(({ database, id }) => `${database} ${id}`)
      .join(', ')
      .slice(0, 200);
    const noun = 'relation' in element ? 'link' : 'node';
    tell(writing, 'approximated', noun, element, formatsWords.losesIdentifiersHaveNo(names));
  }
  if (addresses.length === 0) return [notesOf(element.notes)];
  const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
  const items = addresses.map((address) => xmlElement('rdf:li', { 'rdf:resource': address }));
  const about = { 'rdf:about': `#meta_${writing.idOf(element.id)}` };
  const qualifiers = 'http://biomodels.net/biology-qualifiers/';
  return [
    notesOf(element.notes),
    xmlElement('annotation', {}, [
      xmlElement('rdf:RDF', { 'xmlns:rdf': rdf, 'xmlns:bqbiol': qualifiers }, [
        xmlElement('rdf:Description', about, [
          xmlElement('bqbiol:is', {}, [xmlElement('rdf:Bag', {}, items)]),
        ]),
      ]),
    ]),
  ];
}

function reactionElement(writing: Writing, reaction: Reaction): WritableElement {
  const { link, reactants, products, modifiers } = reaction;
  const id = writing.idOf(link.id);
  const participant = (part: Part) =>
    xmlElement('speciesReference', {
      id: referenceId(writing, link, part),
      species: writing.idOf(part.node.id),
      stoichiometry: '1',
      constant: 'true',
    });
  const isReversible = (link.style?.sourceHead ?? 'none') !== 'none';
  return xmlElement(
    'reaction',
    {
      ...meta(id, link.xrefs),
      id,
      name: link.label === '' ? undefined : link.label,
      sboTerm: 'SBO:0000176',
      reversible: String(isReversible),
      fast: 'false',
    },
    [
      ...annotated(writing, link),
      list('listOfReactants', reactants.map(participant)),
      list('listOfProducts', products.map(participant)),
      list(
        'listOfModifiers',
        modifiers.map((part) =>
          xmlElement('modifierSpeciesReference', {
            id: referenceId(writing, link, part),
            sboTerm: part.term,
            species: writing.idOf(part.node.id),
          }),
        ),
      ),
    ],
  );
}

function referenceId({ idOf }: Writing, link: Link, { node, role }: Part): string {
  return idOf(`${role} ${node.id} in ${link.id}`, `${idOf(link.id)}_${idOf(node.id)}`);
}

function layoutOf(
  writing: Writing,
  compartments: readonly PathwayNode[],
  reactions: readonly Reaction[],
  { x, y, width, height }: Bounds,
): WritableElement {
  const species = [...writing.species.values()];
  const glyphOf = (node: PathwayNode) =>
    writing.idOf(`glyph ${node.id}`, `glyph_${writing.idOf(node.id)}`);
  const boxed = (name: string, of: string, node: PathwayNode) =>
    xmlElement(
      `layout:${name}`,
      { 'layout:id': glyphOf(node), [`layout:${of}`]: writing.idOf(node.id) },
      [boundingBox(node)],
    );
  return xmlElement('layout:listOfLayouts', {}, [
    xmlElement('layout:layout', { 'layout:id': 'layout_1' }, [
      // From the origin, where every drawing of the package begins.
      dimensions({ width: Math.max(1, x + width), height: Math.max(1, y + height) }),
      list(
        'layout:listOfCompartmentGlyphs',
        compartments.map((node) => boxed('compartmentGlyph', 'compartment', node)),
      ),
      list(
        'layout:listOfSpeciesGlyphs',
        species.map((node) => boxed('speciesGlyph', 'species', node)),
      ),
      list(
        'layout:listOfReactionGlyphs',
        reactions.map((reaction) => reactionGlyph(writing, reaction, glyphOf)),
      ),
      list(
        'layout:listOfTextGlyphs',
        [...compartments, ...species].map((node) =>
          xmlElement(
            'layout:textGlyph',
            {
              'layout:id': writing.idOf(`text ${node.id}`, `text_${writing.idOf(node.id)}`),
              'layout:graphicalObject': glyphOf(node),
              'layout:originOfText': writing.idOf(node.id),
            },
            [boundingBox(node)],
          ),
        ),
      ),
    ]),
  ]);
}

function reactionGlyph(
  writing: Writing,
  { link, reactants, products, modifiers }: Reaction,
  glyphOf: (node: PathwayNode) => string,
): WritableElement {
  const [first] = [...reactants, ...products];
  const middle = (reactants.length > 0 ? first?.course.at(-1) : first?.course[0]) ?? { x: 0, y: 0 };
  const id = writing.idOf(link.id);
  return xmlElement(
    'layout:reactionGlyph',
    { 'layout:id': writing.idOf(`glyph ${link.id}`, `glyph_${id}`), 'layout:reaction': id },
    [
      boundingBox({ ...middle, width: 0, height: 0 }),
      list(
        'layout:listOfSpeciesReferenceGlyphs',
        [...reactants, ...products, ...modifiers].map((part) => {
          const reference = referenceId(writing, link, part);
          return xmlElement(
            'layout:speciesReferenceGlyph',
            {
              'layout:id': writing.idOf(`glyph of ${reference}`, `glyph_${reference}`),
              'layout:speciesReference': reference,
              'layout:speciesGlyph': glyphOf(part.node),
              'layout:role': part.role,
            },
            [curveOf(part.course)],
          );
        }),
      ),
    ],
  );
}

function curveOf(course: readonly DiagramPoint[]): WritableElement | null {
  const segments = course
    .slice(1)
    .map((end, index) =>
      xmlElement('layout:curveSegment', { 'xsi:type': 'LineSegment' }, [
        point('layout:start', course[index] ?? end),
        point('layout:end', end),
      ]),
    );
  const inner = list('layout:listOfCurveSegments', segments);
  return inner && xmlElement('layout:curve', {}, [inner]);
}

function boundingBox(box: Bounds): WritableElement {
  return xmlElement('layout:boundingBox', {}, [point('layout:position', box), dimensions(box)]);
}

function point(name: string, { x, y }: DiagramPoint): WritableElement {
  return xmlElement(name, { 'layout:x': spelled(x), 'layout:y': spelled(y) });
}

function dimensions({ width, height }: Pick<Bounds, 'width' | 'height'>): WritableElement {
  return xmlElement('layout:dimensions', {
    'layout:width': spelled(width),
    'layout:height': spelled(height),
  });
}

function spelled(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}
