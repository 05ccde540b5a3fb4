import * as fc from 'fast-check';
import {
  bases,
  confidences,
  grades,
  stances,
  studyKinds,
  headSchema,
  relationSchema,
  sideSchema,
  lineStyleSchema,
  nodeKindSchema,
  nodeShapeSchema,
} from '../../shared/project/project-schema.ts';
import {
  color,
  coordinate,
  fields,
  fraction,
  json,
  layer,
  scalar,
  size,
  text,
  time,
} from './arbitrary-values.ts';

/** Parts of a project before they name each other: a `pick` stands for one of what there is to choose from. */
const pick = fc.nat();

const xref = fields(
  { database: fc.constantFrom('ChEBI', 'UniProt'), id: text.map((id) => `a${id}`) },
  {},
);
export const origin = fields(
  { format: fc.constantFrom('gpml', 'sbgnml') },
  { id: text, data: json },
);
const point = fields({ x: coordinate, y: coordinate }, {});
const lineStyle = fc.constantFrom(...lineStyleSchema.options);
const width = fc.integer({ min: 0, max: 100 });

const evidence = fields(
  { pick },
  {
    stance: fc.constantFrom(...stances),
    grade: fc.constantFrom(...grades),
    basis: fc.constantFrom(...bases),
    quote: text,
    source: text,
    studyKind: fc.constantFrom(...studyKinds),
    organism: text,
    tissue: text,
    note: text,
  },
);

const place = fc.constantFrom('liver', 'raphe nuclei');
const pool = fc.constantFrom('cytosolic', 'vesicular', 'released');

const annotation = {
  notes: text,
  xrefs: fc.array(xref, { maxLength: 2 }),
  entity: fc.constantFrom('serotonin', 'iron'),
  origin,
};

const dash = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 4 });

const nodeStyle = fields(
  {},
  {
    shape: fc.constantFrom(...nodeShapeSchema.options),
    fill: color,
    border: color,
    borderWidth: width,
    borderStyle: lineStyle,
    text: color,
    fontSize: fc.integer({ min: 1, max: 500 }),
    bold: fc.boolean(),
    italic: fc.boolean(),
    align: fc.constantFrom('left', 'center', 'right'),
    valign: fc.constantFrom('top', 'middle', 'bottom'),
    labelAt: fields({ x: scalar, y: scalar }, {}),
    opacity: fraction,
    dash,
    borderGap: width,
    padding: width,
    uprightText: fc.boolean(),
    font: fc.constantFrom('Arial', 'Symbol'),
    underline: fc.boolean(),
    strike: fc.boolean(),
  },
);

const badge = fields(
  { x: scalar, y: scalar },
  {
    kind: fc.constantFrom('state', 'modification', 'status', 'information'),
    label: text,
    width: size,
    height: size,
    shape: fc.constantFrom(...nodeShapeSchema.options),
    rotation: fc.integer({ min: -360, max: 360 }),
    style: fields({}, { fill: color, border: color, borderGap: width, uprightText: fc.boolean() }),
    xrefs: fc.array(xref, { maxLength: 1 }),
    origin,
  },
);

export const nodeSketch = fields(
  {
    kind: fc.constantFrom(...nodeKindSchema.options),
    x: coordinate,
    y: coordinate,
    width: size,
    height: size,
    parentPick: fc.option(pick),
    badges: fc.array(badge, { maxLength: 2 }),
    evidence: fc.array(evidence, { maxLength: 2 }),
  },
  {
    label: text,
    caption: text,
    rotation: fc.integer({ min: -360, max: 360 }),
    z: layer,
    ports: fc.array(fields({ x: scalar, y: scalar }, { origin }), { maxLength: 2 }),
    clone: fields({}, { label: text }),
    multimer: fc.boolean(),
    style: nodeStyle,
    place,
    pool,
    coupling: fc.constantFrom('Gi', 'ion channel'),
    effect: fc.constantFrom('excites', 'inhibits', 'modulates'),
    presynaptic: fc.boolean(),
    pinned: fc.boolean(),
    ...annotation,
  },
);

const endpoint = fields(
  { to: fc.constantFrom('node', 'anchor', 'point'), pick, x: coordinate, y: coordinate },
  {
    side: fc.constantFrom(...sideSchema.options),
    position: fields({ x: scalar, y: scalar }, {}),
    offset: point,
  },
);

const head = fc.constantFrom(...headSchema.options);

const linkStyle = fields(
  {},
  {
    color,
    width,
    line: lineStyle,
    sourceHead: head,
    targetHead: head,
    opacity: fraction,
    dash,
    corners: fc.constantFrom('rounded', 'sharp'),
    curve: fc.constantFrom('through', 'within'),
  },
);

export const linkSketch = fields(
  {
    relation: fc.constantFrom(...relationSchema.options),
    source: endpoint,
    target: endpoint,
    anchors: fc.array(fields({ position: fraction }, { origin }), { maxLength: 2 }),
    evidence: fc.array(evidence, { maxLength: 2 }),
  },
  {
    label: text,
    routing: fc.constantFrom('straight', 'orthogonal', 'curved'),
    waypoints: fc.array(point, { maxLength: 3 }),
    z: layer,
    style: linkStyle,
    place,
    pool,
    share: fraction,
    control: fc.constantFrom('strong', 'weak', 'none'),
    controlBasis: text,
    when: fc.constantFrom('low', 'high', 'both'),
    presynaptic: fc.boolean(),
    confidence: fc.constantFrom(...confidences),
    ...annotation,
  },
);

export const referenceSketch = fields(
  {},
  {
    doi: text,
    pmid: text,
    authors: fc.array(text, { maxLength: 3 }),
    title: text,
    journal: text,
    year: fc.integer({ min: 1000, max: 3000 }),
    url: text,
    citation: text,
    pmcid: text,
    etAl: fc.boolean(),
    kind: fc.constantFrom('article', 'page'),
    fromMemory: text,
    seenAt: text,
    note: text,
  },
);

export const scenarioSketch = fields(
  {
    supplies: fc.array(fields({ pick, level: fc.constantFrom('low', 'high') }, {}), {
      maxLength: 3,
    }),
  },
  { name: text, description: text },
);

export const metadataSketch = fields(
  {},
  {
    title: text,
    description: text,
    authors: fc.array(text, { maxLength: 2 }),
    organism: text,
    licence: text,
    created: time,
    modified: time,
  },
);

export const canvasSketch = fields(
  {},
  { grid: fc.integer({ min: 1, max: 1000 }), snap: fc.boolean(), background: color },
);

type Made<Sketch> = Sketch extends fc.Arbitrary<infer Value> ? Value : never;

export type NodeSketch = Made<typeof nodeSketch>;
export type LinkSketch = Made<typeof linkSketch>;
export type EndpointSketch = Made<typeof endpoint>;
export type EvidenceSketch = Made<typeof evidence>;
export type ReferenceSketch = Made<typeof referenceSketch>;
export type ScenarioSketch = Made<typeof scenarioSketch>;
