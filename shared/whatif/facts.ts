import { indexProject } from '../graph/project-index.ts';
import { nameOfNode, sentenceOfLink } from '../graph/describe-project.ts';
import { createEntityFinder } from '../library/entity-of-node.ts';
import {
  indexLibrary,
  sentenceOfFact,
  type Library,
  type LibraryEntity,
  type LibraryLink,
} from '../library/library.ts';
import { relations } from '../project/relations.ts';
import type {
  Confidence,
  Evidence,
  Link,
  NodeKind,
  Project,
  Reference,
  Relation,
} from '../project/project-schema.ts';
import { derivePathwayModel, type Effect, type PathwayModel } from './pathway-model.ts';
import { leavesOutSteps } from './reactions.ts';
import {
  compareText,
  isThing,
  reactionOfSubject,
  type SubjectIndex,
  type ThingIndex,
} from './things.ts';

/** What can be low or high: an entry of the library, or a thing that only the diagram has. */
export interface Subject {
  /** Of the library's entry if there is one, else of the node. */
  readonly id: string;
  readonly entity: string | null;
  readonly label: string;
  readonly kind: NodeKind;
  readonly pool: 'cytosolic' | 'vesicular' | 'released' | null;
  /** The substance that it is a pool of. */
  readonly poolOf: string | null;
  /** The nodes that show it, the one that stands for it first; none if only the library knows it. */
  readonly nodes: readonly string[];
}

/** One claim about how one thing acts on another, from the library or drawn. */
export interface Fact {
  /** The same for the same claim, whoever makes it and in whatever order. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly relation: Relation | 'precursor-of';
  /** The enzyme, transporter or process that carries out a step. */
  readonly via: string | null;
  /** For an effect on steps rather than on a thing: the keys of the steps. */
  readonly steps: readonly string[];
  /** Further substrates and products of a drawn step. */
  readonly alsoFrom: readonly string[];
  readonly alsoTo: readonly string[];
  readonly sign: 1 | -1;
  readonly confidence: Confidence | null;
  readonly when: 'low' | 'high' | 'both' | null;
  readonly control: 'strong' | 'weak' | 'none' | null;
  readonly controlBy: Readonly<Record<string, 'strong' | 'weak' | 'none'>>;
  readonly controlBasis: string | null;
  readonly share: number | null;
  readonly place: string | null;
  /** What was measured in it, as the library tells of the claim. */
  readonly tissue: string | null;
  /** The transmitter's amount outside the cell is what counts. */
  readonly seesReleased: boolean;
  /** It brings what it acts on, as a carrier that fills vesicles does, where no pools are drawn. */
  readonly isSupply: boolean;
  readonly sentence: string;
  readonly references: readonly FactReference[];
  /** The links of the diagram that draw it. */
  readonly links: readonly string[];
}

/** In what a publication shows a claim; a review of work on animals shows it in animals. */
type ShownIn = 'human' | 'animal' | 'cell' | 'in vitro';

interface FactReference {
  readonly reference: Reference;
  readonly studyKind: string | null;
  readonly shownIn: ShownIn | null;
  readonly tissue: string | null;
  readonly organism: string | null;
  readonly grade: Evidence['grade'] | null;
}

/** All that a what-if rests on: things and claims, each once, in an order that no file decides. */
export interface Facts {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly facts: readonly Fact[];
  /** For a node id, its subject. */
  readonly subjectOf: ReadonlyMap<string, string>;
}

const gathered = new WeakMap<Project, WeakMap<Library, Map<boolean, Facts>>>();

/**
 * The diagram together with what the library knows around it; or only what is drawn. Gathered once for each project and
 * library.
 */
export function gatherFacts(project: Project, library: Library, onlyDrawn = false): Facts {
  const byLibrary = gathered.get(project) ?? new WeakMap<Library, Map<boolean, Facts>>();
  gathered.set(project, byLibrary);
  const known = byLibrary.get(library) ?? new Map<boolean, Facts>();
  byLibrary.set(library, known);
  const facts = known.get(onlyDrawn) ?? gather(project, library, onlyDrawn);
  known.set(onlyDrawn, facts);
  return facts;
}

function gather(project: Project, library: Library, onlyDrawn: boolean): Facts {
  const model = derivePathwayModel(project);
  const { subjects, subjectOf, ofThing } = findSubjects(model, library);
  const drawn = drawnFacts(project, model, ofThing).map((fact) => withParts(library, fact));
  const isKnown = [...subjects.values()].some(({ entity }) => entity !== null);
  if (onlyDrawn || !isKnown) {
    return { subjects, facts: sortByKey(drawn), subjectOf };
  }
  for (const entity of library.entities) {
    if (entity.kind !== 'compartment' && !subjects.has(entity.id)) {
      subjects.set(entity.id, subjectOfEntity(entity));
    }
  }
  return { subjects, facts: sortByKey(combine(library, subjects, drawn)), subjectOf };
}

function sortByKey(facts: readonly Fact[]): Fact[] {
  return facts.toSorted((one, other) => compareText(one.key, other.key));
}

function findSubjects(model: PathwayModel, library: Library) {
  const entityOf = createEntityFinder(library);
  const subjects = new Map<string, Subject>();
  const nodesOf = new Map<string, string[]>();
  const subjectOf = new Map<string, string>();
  const ofThing: string[] = [];
  for (const { id, nodes, kind, label } of model.things) {
    const main = nodes.find((node) => node.id === id) ?? nodes[0];
    const entity = main && entityOf(main);
    const key = entity?.id ?? id;
    const ids = [id, ...nodes.map((node) => node.id).filter((one) => one !== id)];
    ofThing.push(key);
    for (const node of ids) subjectOf.set(node, key);
    const shown = nodesOf.get(key);
    if (shown) {
      for (const node of ids) shown.push(node);
      continue;
    }
    nodesOf.set(key, ids);
    subjects.set(key, {
      ...(entity ? subjectOfEntity(entity) : localSubject(id, label, kind)),
      label: main ? nameOfNode(main) : label,
      // The list grows with what shows the same thing.
      nodes: ids,
    });
  }
  return { subjects, subjectOf, ofThing };
}

function subjectOfEntity({ id, label, kind, pool, poolOf }: LibraryEntity): Subject {
  return { id, entity: id, label, kind, pool: pool ?? null, poolOf: poolOf ?? null, nodes: [] };
}

function localSubject(id: string, label: string, kind: NodeKind): Subject {
  return { id, entity: null, label, kind, pool: null, poolOf: null, nodes: [] };
}

const noFact = {
  via: null,
  steps: [],
  alsoFrom: [],
  alsoTo: [],
  sign: 1,
  confidence: null,
  when: null,
  control: null,
  controlBy: {},
  controlBasis: null,
  share: null,
  place: null,
  tissue: null,
  seesReleased: false,
  isSupply: false,
  references: [],
  links: [],
} as const;

function keyOf(from: string, relation: string, to: string, via: string | null): string {
  return `${from} ${relation} ${to}${via === null ? '' : ` ${via}`}`;
}

const libraryTables = new WeakMap<Library, readonly Fact[]>();

/** A drawn need has one control. The library may know one for each product of the enzyme. */
function withParts(library: Library, fact: Fact): Fact {
  const parts = partTable(library).get(fact.key);
  return parts ? { ...fact, controlBy: parts } : fact;
}

const partTables = new WeakMap<Library, ReadonlyMap<string, Fact['controlBy']>>();

function partTable(library: Library): ReadonlyMap<string, Fact['controlBy']> {
  const known = partTables.get(library);
  if (known) return known;
  const table = new Map(
    libraryFacts(library).flatMap(({ key, controlBy }) =>
      Object.keys(controlBy).length > 0 ? [[key, controlBy] as const] : [],
    ),
  );
  partTables.set(library, table);
  return table;
}

/** The claims of the library, without those that carry no sign for a computation. */
function libraryFacts(library: Library): readonly Fact[] {
  const known = libraryTables.get(library);
  if (known) return known;
  const index = indexLibrary(library);
  const made = library.links.filter(bearsOnComputation).map((link): Fact => {
    const { source: from, target: to, relation, via = null } = link;
    return {
      ...noFact,
      key: keyOf(from, relation, to, via),
      from,
      to,
      relation,
      via,
      sign: relation === 'precursor-of' ? 1 : (relations[relation].sign ?? 1),
      confidence: link.confidence,
      when: link.when ?? null,
      control: link.control ?? null,
      controlBy: link.controlByTransmitter ?? {},
      controlBasis: link.controlBasis ?? null,
      place: link.place ?? null,
      tissue: link.tissue ?? null,
      seesReleased: link.pool === 'released',
      sentence: sentenceOfFact(index, link),
      references: link.evidence.flatMap(({ reference, studyKind, tissue, organism, stance }) => {
        const found = index.references.get(reference);
        if (!found || stance === 'contradicts') return [];
        const recorded = studyKind === 'not recorded' ? null : (studyKind ?? null);
        return [
          {
            reference: found,
            studyKind: recorded ?? kindOfStudyIn(link.organism),
            shownIn: shownIn(recorded, organism ?? link.organism),
            tissue: tissue ?? null,
            organism: organism ?? null,
            grade: null,
          },
        ];
      }),
    };
  });
  libraryTables.set(library, made);
  return made;
}

const animals = /\b(?:rats?|mouse|mice|monkeys?|macaques?|rodents?|pigs?|animals?)\b/u;
const cells = /\b(?:cells?|cell line|in vitro|hepatocytes)\b/u;

/** What kind of study a claim rests on, where only the library's word for what it was shown in tells. */
function kindOfStudyIn(organism: string | undefined): 'cell' | 'animal' | null {
  if (organism === undefined || /\bhuman (?!cell|blood|and mouse hep)|^human$/u.test(organism))
    return null;
  if (cells.test(organism)) return 'cell';
  return animals.test(organism) ? 'animal' : null;
}

function shownIn(studyKind: string | null, organism: string | undefined): ShownIn | null {
  if (studyKind === 'human' || studyKind === 'animal') return studyKind;
  if (studyKind === 'cell' || studyKind === 'in vitro') return studyKind;
  if (studyKind === 'model' || organism === undefined) return null;
  if (/\bhuman (?!cell|blood|and mouse hep)|\bhuman$/u.test(organism)) return 'human';
  return kindOfStudyIn(organism);
}

/** A result of trials would count its path twice, and a place of an enzyme says nothing of more or less. */
function bearsOnComputation({ relation, shortcut, stepKind }: LibraryLink): boolean {
  return relation !== 'relates-to' && shortcut !== true && stepKind !== 'located-in';
}

/** What the links of the diagram say, in the words of subjects. */
function drawnFacts(project: Project, model: PathwayModel, ofThing: readonly string[]): Fact[] {
  const index = indexProject(project);
  const references = new Map(project.references.map((one) => [one.id, one]));
  const told = (link: Link) => ({
    confidence: link.confidence ?? null,
    when: link.when ?? null,
    control: link.control ?? null,
    controlBasis: link.controlBasis ?? null,
    place: link.place ?? null,
    share: link.share ?? null,
    seesReleased: link.pool === 'released',
    sentence: sentenceOfLink(index, link),
    references: link.evidence.flatMap((evidence) => referenceOf(references, evidence)),
    links: [link.id],
  });
  const facts: Fact[] = [];
  const stepsOf: string[][] = [];
  const name = (thing: ThingIndex) => ofThing[thing] ?? '';
  for (const { kind, substrates, products, catalysts, links } of model.reactions) {
    const own: string[] = [];
    stepsOf.push(own);
    const [link] = links;
    if (!link) continue;
    const [from = '', ...alsoFrom] = substrates.map(name);
    const [to = '', ...alsoTo] = products.map(name);
    if (from === to && from !== '') continue;
    const by = kind === 'conversion' ? catalysts : catalysts.slice(0, 1);
    for (const catalyst of by.length > 0 ? by : [null]) {
      // A step by one enzyme is as sure as the drawing of that one.
      const drawing = catalyst?.links.find(({ relation }) => relation === link.relation) ?? link;
      const via = catalyst && name(catalyst.thing);
      const relation =
        catalyst === null && leavesOutSteps(link) ? 'precursor-of' : relationOf(kind, link);
      const [source, target] = kind === 'conversion' ? [from, to] : [via ?? '', to || from];
      const carrier = kind === 'conversion' ? via : null;
      const key = keyOf(source, relation, target, carrier);
      own.push(key);
      facts.push({
        ...noFact,
        ...told(drawing),
        key,
        from: source,
        to: target,
        relation,
        via: carrier,
        isSupply: kind === 'supply',
        alsoFrom,
        alsoTo,
        links: [...new Set((catalyst?.links ?? links).map(({ id }) => id))],
      });
    }
  }
  const effects = [...model.requirements, ...model.influences, ...model.bindings];
  for (const effect of effects) facts.push(...effectFact(effect, model, name, stepsOf, told));
  return mergeByKey(facts);
}

function relationOf(kind: 'conversion' | 'supply' | 'removal', link: Link): Relation {
  if (kind === 'conversion') return 'converts-to';
  return link.relation === 'converts-to' ? 'releases' : link.relation;
}

function effectFact(
  { from, to, sign, link }: Effect,
  model: PathwayModel,
  name: (thing: ThingIndex) => string,
  stepsOf: readonly (readonly string[])[],
  told: (
    link: Link,
  ) => Omit<
    Fact,
    | 'key'
    | 'from'
    | 'to'
    | 'relation'
    | 'via'
    | 'steps'
    | 'alsoFrom'
    | 'alsoTo'
    | 'sign'
    | 'controlBy'
    | 'isSupply'
    | 'tissue'
  >,
): Fact[] {
  if (!isThing(model, from)) return [];
  const source = name(from);
  const { target, steps } = targetOf(to, model, name, stepsOf);
  if (source === target) return [];
  const key = keyOf(source, link.relation, steps.length > 0 ? nameOfSteps(steps) : target, null);
  return [
    {
      ...noFact,
      ...told(link),
      key,
      from: source,
      to: target,
      relation: link.relation,
      steps,
      sign,
    },
  ];
}

/** A reaction of hundreds of enzymes, each of them a step, is told by the first and their number. */
const mostNamed = 100;

function nameOfSteps(steps: readonly string[]): string {
  const [first = ''] = steps;
  return steps.length > mostNamed ? `(${first}; ${steps.length})` : `(${steps.join('; ')})`;
}

function targetOf(
  to: SubjectIndex,
  model: PathwayModel,
  name: (thing: ThingIndex) => string,
  stepsOf: readonly (readonly string[])[],
): { target: string; steps: readonly string[] } {
  if (isThing(model, to)) return { target: name(to), steps: [] };
  const reaction = reactionOfSubject(model, to);
  return { target: '', steps: (reaction === null ? undefined : stepsOf[reaction]) ?? [] };
}

function referenceOf(
  references: ReadonlyMap<string, Reference>,
  { reference, studyKind, tissue, organism, grade, stance }: Evidence,
): FactReference[] {
  const found = references.get(reference);
  if (!found || stance === 'contradicts') return [];
  return [
    {
      reference: found,
      studyKind: studyKind ?? null,
      shownIn: shownIn(studyKind ?? null, organism),
      tissue: tissue ?? null,
      organism: organism ?? null,
      grade: grade ?? null,
    },
  ];
}

/** The same claim drawn twice is one claim. */
function mergeByKey(facts: readonly Fact[]): Fact[] {
  const merged = new Map<string, Fact>();
  const linksOf = new Map<string, string[]>();
  for (const fact of facts) {
    const known = merged.get(fact.key);
    if (!known) {
      merged.set(fact.key, fact);
      continue;
    }
    const links = linksOf.get(fact.key) ?? [...known.links];
    if (!linksOf.has(fact.key)) merged.set(fact.key, { ...known, links });
    // The list grows with further drawings of the same claim.
    linksOf.set(fact.key, links);
    for (const link of fact.links) links.push(link);
  }
  return [...merged.values()];
}

/**
 * What is drawn and what the library knows, each claim once. Where both make a claim, the library's words and
 * references count, and the diagram's share and control if it has them.
 */
function combine(
  library: Library,
  subjects: ReadonlyMap<string, Subject>,
  drawn: readonly Fact[],
): Fact[] {
  const known = libraryFacts(library);
  // What the library leaves out of a computation is not brought in by drawing it.
  const leftOut = new Set(
    library.links
      .filter((link) => !bearsOnComputation(link))
      .map(({ source, relation, target }) => keyOf(source, relation, target, null)),
  );
  const made = new Set(known.flatMap(({ via, to }) => (via === null ? [] : [`${via} ${to}`])));
  const combined = new Map(known.map((fact) => [fact.key, fact]));
  const carriers = new Map<string, Set<string>>();
  for (const { relation, from, to, via } of known) {
    if (relation !== 'converts-to') continue;
    const ends = `${from} ${to}`;
    carriers.set(ends, (carriers.get(ends) ?? new Set()).add(via ?? ''));
  }
  for (const fact of drawn) {
    const whole = subjects.get(fact.from)?.poolOf ?? fact.from;
    const isOfPool =
      whole !== fact.from && combined.has(keyOf(whole, fact.relation, fact.to, null));
    const isCarrier = fact.relation === 'catalyzes' && made.has(`${fact.from} ${fact.to}`);
    if (leftOut.has(fact.key) || isCarrier || isOfPool) continue;
    const same =
      combined.get(fact.key) ?? combined.get(keyOf(fact.from, 'precursor-of', fact.to, null));
    if (same && fact.steps.length === 0) {
      combined.set(same.key, {
        ...same,
        share: fact.share ?? same.share,
        control: fact.control ?? same.control,
        links: fact.links,
      });
    } else if (!isSaidOtherwise(fact, combined, carriers)) {
      combined.set(fact.key, fact);
    }
  }
  return [...combined.values()];
}

/** A drawn claim that the library makes about the enzyme of the step, or with the step's enzyme named. */
function isSaidOtherwise(
  fact: Fact,
  known: ReadonlyMap<string, Fact>,
  carriers: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (fact.relation === 'converts-to') {
    return fact.via === null && carriers.has(`${fact.from} ${fact.to}`);
  }
  return (
    fact.steps.length > 0 &&
    fact.steps.every((step) => {
      const via = known.get(step)?.via ?? null;
      return via !== null && known.has(keyOf(fact.from, fact.relation, via, null));
    })
  );
}
