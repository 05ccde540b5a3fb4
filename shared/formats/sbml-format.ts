import { layLinks } from '../layout/lay-links.ts';
import type { Loss, ProjectFileError } from '../project/file-outcome.ts';
import {
  limits,
  type NodeKind,
  type PathwayNode,
  type Project,
  type Relation,
  type Xref,
} from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import { centreOf, grown, unionBounds, type Bounds } from '../scene/primitives.ts';
import { buildRoughProject } from './plain/build-project.ts';
import { createIdMaker, cut } from './plain/clean-text.ts';
import {
  createSides,
  linksOfReaction,
  lossOfReaction,
  reversible,
} from './plain/draw-reactions.ts';
import { xrefOfAddress } from './plain/identifier-addresses.ts';
import type { PlainLink, PlainNode } from './plain/plain-graph.ts';
import { writeXrefs } from './plain/plain-words.ts';
import type { ProjectFormat, ReadFile } from './project-format.ts';
import { withUnread } from './unread/unread-parts.ts';
import { watchXml } from './unread/watched-xml.ts';
import { readXml } from './xml/read-xml.ts';
import { childElements, firstChild, textOf, type XmlElement } from './xml/xml-tree.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/**
 * Models in SBML, levels 2 and 3 (sbml.org/documents/specifications): compartments, species and reactions. They stand where
 * the layout package or CellDesigner draws them; without either they are laid out. Only read: the equations are
 * not kept. What is written has none, see `sbml-layout-format.ts`.
 */
export const sbmlFormat: ProjectFormat = {
  read: (text, name) => {
    const root = readXml(text);
    if (!root.ok) return root;
    const watch = watchXml(root.value, silence);
    const model = root.value.local === 'sbml' ? firstChild(watch.root, 'model') : undefined;
    if (!model)
      return failure({ kind: 'not-a-project', found: formatsWords.sbmlDocumentWithoutModel });
    return withUnread(readModel(model, name), watch.losses);
  },
};

const mathematics = [
  'listOfParameters',
  'listOfRules',
  'listOfEvents',
  'listOfFunctionDefinitions',
  'listOfInitialAssignments',
  'listOfConstraints',
];

/** Numbers of versions and ids of annotations; mathematics are told in words of their own. */
const silence = {
  silent: new Set('id metaid level version rdf:about rdf:parseType required'.split(' ')),
  told: new Set([...mathematics, 'kineticLaw']),
};

interface Species {
  readonly id: string;
  readonly label: string;
  readonly kind: NodeKind;
  readonly compartment: string;
  readonly notes: string;
  readonly xrefs: readonly Xref[];
}

/** One drawing of a species or compartment. */
interface Place {
  readonly id: string;
  /** The id of the species or compartment. */
  readonly of: string;
  readonly box: Bounds | undefined;
  /** The id of the place that it lies in. */
  readonly parent: string | undefined;
}

interface Drawing {
  readonly species: readonly Place[];
  readonly compartments: readonly Place[];
  /** For each reaction that is drawn, the place that stands for a species in it. */
  readonly inReaction: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** For each reaction that is drawn, the species that take part in it at its side. */
  readonly beside: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Reaction {
  readonly id: string;
  readonly name: string;
  readonly isReversible: boolean;
  readonly reactants: readonly string[];
  readonly products: readonly string[];
  readonly modifiers: readonly { readonly species: string; readonly relation: Relation }[];
  readonly notes: string;
  readonly xrefs: readonly Xref[];
}

function readModel(model: XmlElement, name: string): Result<ReadFile, ProjectFileError> {
  const losses: Loss[] = lossOfMathematics(model);
  const species = new Map(allSpecies(model).map((one) => [one.id, one]));
  const reactions = listOf(model, 'listOfReactions', 'reaction').map(readReaction);
  const drawing = drawingOf(model, species, losses);
  const compartments = compartmentNodes(model, drawing);
  const shown = new Set(compartments.map(({ id }) => id));
  const graph = {
    title: attribute(model, 'name') ?? attribute(model, 'id') ?? '',
    description: notesOf(model),
    nodes: [
      ...compartments,
      ...drawing.species.flatMap((place) => speciesNode(place, species, drawing, shown)),
    ],
    links: reactions.flatMap((reaction) => linksForLayout(reaction, drawing)),
  };
  const built = buildRoughProject({ graph, losses }, 'sbml', name);
  if (!built.ok) return built;
  const { project, losses: more } = withReactions(built.value.project, reactions, drawing);
  const { report } = built.value;
  return success({ project, report: { ...report, losses: [...report.losses, ...more] } });
}

/** Whatever its namespace: those of packages qualify their attributes. */
function attribute(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((it) => it.local === local)?.value;
}

function listOf(element: XmlElement, list: string, item: string): XmlElement[] {
  const found = firstChild(element, list);
  return found ? childElements(found, item) : [];
}

/** All elements of a name within another one. */
function within(element: XmlElement | undefined, local: string): XmlElement[] {
  const found: XmlElement[] = [];
  const waiting = element ? [element] : [];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.local === local) found.push(at);
    waiting.push(...childElements(at).reverse());
  }
  return found;
}

function lossOfMathematics(model: XmlElement): Loss[] {
  const count = mathematics.reduce((sum, list) => {
    const found = firstChild(model, list);
    return sum + (found ? childElements(found).length : 0);
  }, 0);
  const laws = listOf(model, 'listOfReactions', 'reaction').filter((one) =>
    firstChild(one, 'kineticLaw'),
  ).length;
  if (count + laws === 0) return [];
  const what = formatsWords.hasParametersRulesLike(count, laws);
  return [{ kind: 'dropped', where: placesWords.file, what }];
}

/** Those of the model, and those that CellDesigner lists as parts of complexes. */
function allSpecies(model: XmlElement): Species[] {
  const listed = listOf(model, 'listOfSpecies', 'species');
  const included = within(firstChild(model, 'annotation'), 'listOfIncludedSpecies').flatMap(
    (list) => childElements(list, 'species'),
  );
  return [...listed, ...included].map((element) => {
    const id = attribute(element, 'id') ?? attribute(element, 'name') ?? '';
    return {
      id,
      label: readableName(attribute(element, 'name') ?? id),
      kind: kindOf(element),
      compartment: attribute(element, 'compartment') ?? '',
      notes: notesOf(element),
      xrefs: xrefsOf(element),
    };
  });
}

/** CellDesigner spells signs out: `_plus_`, `_br_`, `_alpha_`. */
function readableName(name: string): string {
  return name.replaceAll(/_([a-z]+)_/gu, (whole, word: string) => signs.get(word) ?? whole);
}

const signs = new Map([
  ['plus', '+'],
  ['minus', '-'],
  ['slash', '/'],
  ['space', ' '],
  ['br', '\n'],
  ['underscore', '_'],
  ['super', ''],
  ['endsuper', ''],
  ['sub', ''],
  ['endsub', ''],
  ['alpha', 'α'],
  ['beta', 'β'],
  ['gamma', 'γ'],
  ['delta', 'δ'],
  ['epsilon', 'ε'],
  ['kappa', 'κ'],
]);

/** By the class of CellDesigner, or by the term of the Systems Biology Ontology. */
const kinds = new Map<string, NodeKind>([
  ['PROTEIN', 'protein'],
  ['GENE', 'gene'],
  ['RNA', 'rna'],
  ['ANTISENSE_RNA', 'rna'],
  ['COMPLEX', 'complex'],
  ['PHENOTYPE', 'outcome'],
  ['SBO:0000252', 'protein'],
  ['SBO:0000245', 'protein'],
  ['SBO:0000354', 'gene'],
  ['SBO:0000250', 'rna'],
  ['SBO:0000278', 'rna'],
  ['SBO:0000253', 'complex'],
  ['SBO:0000358', 'outcome'],
]);

function kindOf(species: XmlElement): NodeKind {
  const [identity] = within(species, 'speciesIdentity');
  const named = identity && firstChild(identity, 'class');
  const words = [named ? textOf(named).trim() : '', attribute(species, 'sboTerm') ?? ''];
  return words.flatMap((word) => kinds.get(word) ?? [])[0] ?? 'molecule';
}

/** Notes are XHTML; their words alone are taken. */
function notesOf(element: XmlElement): string {
  const notes = firstChild(element, 'notes');
  return notes
    ? textOf(notes)
        .replaceAll(/[^\S\n]+/gu, ' ')
        .replaceAll(/\s*\n\s*/gu, '\n')
        .trim()
    : '';
}

/** What an element is, by its annotation: `bqbiol:is` with addresses of identifiers.org. */
function xrefsOf(element: XmlElement): Xref[] {
  const items = within(firstChild(element, 'annotation'), 'is').flatMap((is) => within(is, 'li'));
  const found = items.flatMap((item) => xrefOfAddress(attribute(item, 'resource') ?? '') ?? []);
  return [...new Map(found.map((xref) => [`${xref.database} ${xref.id}`, xref])).values()];
}

function readReaction(element: XmlElement): Reaction {
  const ends = (list: string) =>
    listOf(element, list, 'speciesReference').flatMap((end) => attribute(end, 'species') ?? []);
  const types = new Map(
    within(firstChild(element, 'annotation'), 'modification').flatMap((one) =>
      (attribute(one, 'modifiers') ?? '')
        .split(',')
        .map((id) => [id, attribute(one, 'type') ?? '']),
    ),
  );
  const modifiers = listOf(element, 'listOfModifiers', 'modifierSpeciesReference');
  return {
    id: attribute(element, 'id') ?? attribute(element, 'name') ?? '',
    name: attribute(element, 'name') ?? '',
    isReversible: attribute(element, 'reversible') !== 'false',
    reactants: ends('listOfReactants'),
    products: ends('listOfProducts'),
    modifiers: modifiers.map((modifier) => {
      const id = attribute(modifier, 'species') ?? '';
      const words = [types.get(id) ?? '', attribute(modifier, 'sboTerm') ?? ''];
      return {
        species: id,
        relation: words.flatMap((word) => deeds.get(word) ?? [])[0] ?? 'relates-to',
      };
    }),
    notes: notesOf(element),
    xrefs: xrefsOf(element),
  };
}

/** What a modifier does: by the type of CellDesigner, or by the term of the Systems Biology Ontology. Nothing is guessed. */
const deeds = new Map<string, Relation>([
  ['CATALYSIS', 'catalyzes'],
  ['UNKNOWN_CATALYSIS', 'catalyzes'],
  ['INHIBITION', 'inhibits'],
  ['UNKNOWN_INHIBITION', 'inhibits'],
  ['PHYSICAL_STIMULATION', 'activates'],
  ['TRIGGER', 'activates'],
  ['SBO:0000013', 'catalyzes'],
  ['SBO:0000460', 'catalyzes'],
  ['SBO:0000461', 'activates'],
  ['SBO:0000459', 'activates'],
  ['SBO:0000021', 'activates'],
  ['SBO:0000020', 'inhibits'],
  ['SBO:0000206', 'inhibits'],
  ['SBO:0000207', 'inhibits'],
]);

function drawingOf(
  model: XmlElement,
  species: ReadonlyMap<string, Species>,
  losses: Loss[],
): Drawing {
  const drawn = layoutOf(model) ?? cellDesignerOf(model) ?? undrawn;
  const present = new Set(drawn.species.map(({ of }) => of));
  const missing = listOf(model, 'listOfSpecies', 'species')
    .flatMap(
      (element) => species.get(attribute(element, 'id') ?? attribute(element, 'name') ?? '') ?? [],
    )
    .filter(({ id }) => !present.has(id));
  const isPlaced = drawn.species.some(({ box }) => box !== undefined);
  const edge = unionBounds(drawn.species.flatMap(({ box }) => box ?? []));
  const beside = missing.map(({ id }, number): Place => {
    const at = { x: edge.x + edge.width + 60, y: edge.y + number * 60, width: 100, height: 40 };
    return { id, of: id, box: isPlaced ? at : undefined, parent: undefined };
  });
  if (isPlaced && beside.length > 0)
    losses.push({
      kind: 'approximated',
      where: placesWords.file,
      what: formatsWords.drawsSpeciesNowhereThey(beside.length),
    });
  return { ...drawn, species: [...drawn.species, ...beside] };
}

const undrawn: Drawing = {
  species: [],
  compartments: [],
  inReaction: new Map(),
  beside: new Map(),
};

/** The layout package; in level 2 its elements are in the annotation of the model. */
function layoutOf(model: XmlElement): Drawing | null {
  const annotation = firstChild(model, 'annotation');
  const lists = firstChild(model, 'listOfLayouts') ?? within(annotation, 'listOfLayouts')[0];
  const layout = lists && firstChild(lists, 'layout');
  if (!layout) return null;
  const glyphs = (list: string, item: string, of: string) =>
    listOf(layout, list, item).map((glyph): Place => {
      const id = attribute(glyph, 'id') ?? '';
      return { id, of: attribute(glyph, of) ?? '', box: boundingBox(glyph), parent: undefined };
    });
  const species = glyphs('listOfSpeciesGlyphs', 'speciesGlyph', 'species');
  const speciesOf = new Map(species.map(({ id, of }) => [id, of]));
  const inReaction = new Map(
    listOf(layout, 'listOfReactionGlyphs', 'reactionGlyph').map((glyph) => {
      const used = listOf(glyph, 'listOfSpeciesReferenceGlyphs', 'speciesReferenceGlyph').flatMap(
        (end) => attribute(end, 'speciesGlyph') ?? [],
      );
      const places = used.map((id) => [speciesOf.get(id) ?? '', id] as const);
      return [attribute(glyph, 'reaction') ?? '', new Map(places)] as const;
    }),
  );
  const beside = new Map(
    listOf(layout, 'listOfReactionGlyphs', 'reactionGlyph').map((glyph) => {
      const ends = listOf(glyph, 'listOfSpeciesReferenceGlyphs', 'speciesReferenceGlyph');
      const sides = ends.filter((end) => attribute(end, 'role')?.startsWith('side'));
      const species = sides.map((end) => speciesOf.get(attribute(end, 'speciesGlyph') ?? '') ?? '');
      return [attribute(glyph, 'reaction') ?? '', new Set(species)] as const;
    }),
  );
  const compartments = glyphs('listOfCompartmentGlyphs', 'compartmentGlyph', 'compartment');
  return { species, compartments, inReaction, beside };
}

function boundingBox(glyph: XmlElement): Bounds | undefined {
  const box = firstChild(glyph, 'boundingBox');
  const [position, size] = [
    box && firstChild(box, 'position'),
    box && firstChild(box, 'dimensions'),
  ];
  return boxFrom(position, size, ['width', 'height']);
}

function boxFrom(
  position: XmlElement | undefined,
  size: XmlElement | undefined,
  names: readonly [string, string],
): Bounds | undefined {
  const number = (element: XmlElement | undefined, name: string) =>
    Number((element && attribute(element, name)) ?? NaN);
  const [x, y] = [number(position, 'x'), number(position, 'y')];
  const [width, height] = [number(size, names[0]), number(size, names[1])];
  const isBox = [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0;
  return isBox ? { x, y, width, height } : undefined;
}

/** CellDesigner keeps its drawing in annotations: an alias is one drawing of a species. */
function cellDesignerOf(model: XmlElement): Drawing | null {
  const annotation = firstChild(model, 'annotation');
  const aliases = (name: string, of: string, holder: string) =>
    within(annotation, name).map((alias): Place => {
      const bounds = firstChild(alias, 'bounds');
      return {
        id: attribute(alias, 'id') ?? '',
        of: attribute(alias, of) ?? '',
        box: boxFrom(bounds, bounds, ['w', 'h']),
        parent: attribute(alias, holder) ?? attribute(alias, 'compartmentAlias'),
      };
    });
  const species = [
    ...aliases('complexSpeciesAlias', 'species', 'complexSpeciesAlias'),
    ...aliases('speciesAlias', 'species', 'complexSpeciesAlias'),
  ];
  if (species.length === 0) return null;
  const inReaction = new Map(
    listOf(model, 'listOfReactions', 'reaction').map((reaction) => {
      const own = firstChild(reaction, 'annotation');
      const ends = ['baseReactant', 'baseProduct', 'reactantLink', 'productLink'].flatMap((word) =>
        within(own, word).map(
          (end) =>
            [
              attribute(end, 'species') ??
                attribute(end, 'reactant') ??
                attribute(end, 'product') ??
                '',
              attribute(end, 'alias') ?? '',
            ] as const,
        ),
      );
      const modifiers = within(own, 'modification').map(
        (one) => [attribute(one, 'modifiers') ?? '', attribute(one, 'aliases') ?? ''] as const,
      );
      return [attribute(reaction, 'id') ?? '', new Map([...ends, ...modifiers])] as const;
    }),
  );
  const beside = new Map(
    listOf(model, 'listOfReactions', 'reaction').map((reaction) => {
      const own = firstChild(reaction, 'annotation');
      const sides = ['reactantLink', 'productLink'].flatMap((word) => within(own, word));
      const species = sides.map((end) => attribute(end, 'reactant') ?? attribute(end, 'product'));
      return [attribute(reaction, 'id') ?? '', new Set(species.map((id) => id ?? ''))] as const;
    }),
  );
  const compartments = aliases('compartmentAlias', 'compartment', 'compartmentAlias');
  return { species, compartments, inReaction, beside };
}

/** Compartments that hold something, or are drawn. A lone nameless one is no more than a volume. */
function compartmentNodes(model: XmlElement, { species, compartments }: Drawing): PlainNode[] {
  const listed = listOf(model, 'listOfCompartments', 'compartment');
  const boxes = new Map(compartments.map(({ of, box, parent }) => [of, { box, parent }]));
  const isPlaced = species.some(({ box }) => box !== undefined);
  return listed.flatMap((element) => {
    const id = attribute(element, 'id') ?? attribute(element, 'name') ?? '';
    const drawn = boxes.get(id);
    const isPlain = listed.length === 1 || id === 'default';
    if (isPlaced ? drawn?.box === undefined : isPlain) return [];
    const parent = compartments.find((one) => one.id === drawn?.parent)?.of;
    return {
      id: compartmentId(id),
      label: readableName(attribute(element, 'name') ?? id),
      kind: 'compartment',
      parent: parent === undefined ? undefined : compartmentId(parent),
      ...placed(drawn?.box),
    };
  });
}

/** A species may have the id of a glyph, but not of a compartment; ours are one list. */
function compartmentId(id: string): string {
  return `compartment ${id}`;
}

function placed(box: Bounds | undefined) {
  return box ? { ...centreOf(box), width: box.width, height: box.height } : {};
}

function speciesNode(
  place: Place,
  species: ReadonlyMap<string, Species>,
  { species: places, compartments }: Drawing,
  shown: ReadonlySet<string>,
): PlainNode[] {
  const one = species.get(place.of);
  if (!one) return [];
  const around = compartments.find(({ id, of }) =>
    place.parent === undefined ? of === one.compartment : id === place.parent,
  );
  const complex = places.find(({ id }) => id === place.parent);
  const compartment = compartmentId(around?.of ?? one.compartment);
  const parent = complex?.id ?? (shown.has(compartment) ? compartment : undefined);
  return [
    {
      id: place.id,
      label: one.label,
      kind: one.kind,
      notes: one.notes,
      xrefs: writeXrefs(one.xrefs),
      parent,
      ...placed(place.box ?? boxOfParts(place, places)),
    },
  ];
}

/** A complex without a box of its own is drawn around its parts. */
function boxOfParts({ id }: Place, places: readonly Place[]): Bounds | undefined {
  const parts = places.filter(({ parent }) => parent === id).flatMap(({ box }) => box ?? []);
  return parts.length > 0 ? grown(unionBounds(parts), 8) : undefined;
}

/** Rough links by which a layout finds its order; the reactions take their place. */
function linksForLayout(reaction: Reaction, drawing: Drawing): PlainLink[] {
  const place = placeIn(reaction, drawing);
  const [first] = reaction.reactants;
  const [last] = reaction.products;
  const sources = [...reaction.reactants, ...reaction.modifiers.map(({ species }) => species)];
  return [
    ...(last === undefined
      ? []
      : sources.map((id) => ({ source: place(id), target: place(last) }))),
    ...(first === undefined
      ? []
      : reaction.products.slice(0, -1).map((id) => ({ source: place(first), target: place(id) }))),
  ].map((ends) => ({ ...ends, relation: 'converts-to' }));
}

/** The place that stands for a species in a reaction: the one that the drawing names, or its first. */
function placeIn({ id }: Reaction, { species, inReaction }: Drawing): (of: string) => string {
  const named = inReaction.get(id);
  const first = firstPlaces(species);
  return (of) => named?.get(of) ?? first.get(of) ?? of;
}

const known = new WeakMap<readonly Place[], ReadonlyMap<string, string>>();

function firstPlaces(places: readonly Place[]): ReadonlyMap<string, string> {
  const found = known.get(places) ?? new Map(places.toReversed().map(({ id, of }) => [of, id]));
  known.set(places, found);
  return found;
}

function withReactions(
  project: Project,
  reactions: readonly Reaction[],
  drawing: Drawing,
): { readonly project: Project; readonly losses: readonly Loss[] } {
  const nodes = new Map(
    project.nodes.flatMap((node): [string, PathwayNode][] =>
      node.origin?.id === undefined ? [] : [[node.origin.id, node]],
    ),
  );
  const ids = createIdMaker();
  for (const { id } of project.nodes) ids.make(id);
  const losses: Loss[] = [];
  const sides = createSides(project.nodes, ids);
  const links = reactions.flatMap((reaction) => {
    const place = placeIn(reaction, drawing);
    const nodesOf = (list: readonly string[]) => list.flatMap((id) => nodes.get(place(id)) ?? []);
    const isBeside = (id: string) => drawing.beside.get(reaction.id)?.has(id) ?? false;
    const mainFirst = (list: readonly string[]) =>
      list.toSorted((one, other) => Number(isBeside(one)) - Number(isBeside(other)));
    const [first, ...also] = nodesOf(mainFirst(reaction.reactants));
    const [last, ...makes] = nodesOf(mainFirst(reaction.products));
    const ends = sides.endsOf(first, last);
    if (typeof ends === 'string') {
      losses.push(lossOfReaction(reaction, ends));
      return [];
    }
    const { from, to } = ends;
    const actors = reaction.modifiers.flatMap(({ species, relation }) =>
      nodesOf([species]).map((node) => ({ node, relation })),
    );
    const more = {
      xrefs: reaction.xrefs,
      notes: cut(reaction.notes, limits.notesLength),
      origin: { format: 'sbml', id: reaction.id },
      ...(reaction.isReversible ? reversible : {}),
    };
    return linksOfReaction({ id: reaction.id, from, to, actors, also, makes, more }, ids);
  });
  const drawn = { ...project, nodes: [...project.nodes, ...sides.nodes], links };
  const isPlaced = drawing.species.some(({ box }) => box !== undefined);
  return { project: isPlaced ? drawn : layLinks(drawn), losses };
}
