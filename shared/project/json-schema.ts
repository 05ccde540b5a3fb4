import { z } from 'zod';
import {
  evidenceSchema,
  originSchema,
  sourceSchema,
  referenceSchema,
  xrefSchema,
  anchorSchema,
  endpointSchema,
  linkSchema,
  linkStyleSchema,
  canvasSchema,
  layerSchema,
  kindStyleSchema,
  relationStyleSchema,
  checksSchema,
  markerSchema,
  metadataSchema,
  projectSchema,
  scenarioSchema,
  badgeSchema,
  nodeSchema,
  nodeStyleSchema,
  pointSchema,
} from './project-schema.ts';
import { currentVersion, fileFormat } from './migrations.ts';

interface Definition {
  readonly id?: string;
  readonly description?: string;
}

const definitions: readonly (readonly [z.ZodType, string, string])[] = [
  [metadataSchema, 'metadata', 'What the project is, and whose.'],
  [canvasSchema, 'canvas', 'How the drawing surface is set up.'],
  [layerSchema, 'layer', 'Elements that are shown, locked and printed together, or not.'],
  [
    kindStyleSchema,
    'kindStyle',
    'How the nodes of a kind look, where their own style says nothing.',
  ],
  [
    relationStyleSchema,
    'relationStyle',
    'How the links of a relation look, where their own style says nothing.',
  ],
  [checksSchema, 'checks', 'How the checks go about this project.'],
  [nodeSchema, 'node', 'A thing on the canvas.'],
  [
    nodeStyleSchema,
    'nodeStyle',
    'What was set by hand; what is absent follows from the kind and the theme.',
  ],
  [badgeSchema, 'badge', "A small mark on a node's border."],
  [linkSchema, 'link', 'A typed connection.'],
  [
    linkStyleSchema,
    'linkStyle',
    'What was set by hand; what is absent follows from the relation and the theme.',
  ],
  [
    endpointSchema,
    'endpoint',
    'Where a link ends: at a node, at an anchor of a link, or at a free point.',
  ],
  [anchorSchema, 'anchor', 'A place on a link where other links can end.'],
  [pointSchema, 'point', 'A place on the canvas in diagram units, y down.'],
  [referenceSchema, 'reference', 'A publication.'],
  [evidenceSchema, 'evidence', 'A reference behind a claim, and how it bears on it.'],
  [xrefSchema, 'xref', 'An identifier in a database.'],
  [originSchema, 'origin', 'What an imported element carried that the format has no word for.'],
  [
    sourceSchema,
    'source',
    'The file of another format that the project was read from: saving to it changes only what changed.',
  ],
  [originSchema.shape.data.unwrap(), 'json', 'JSON of any shape.'],
  [markerSchema, 'marker', 'A laboratory value as it was reported.'],
  [scenarioSchema, 'scenario', 'A what-if: the supplies that are not normal.'],
];

/** The JSON Schema (draft 2020-12) of a project file of the current version, envelope included. */
export function buildJsonSchema(): object {
  const file = z.looseObject({
    format: z.literal(fileFormat),
    version: z.literal(currentVersion),
    ...projectSchema.shape,
  });
  const names = z.registry<Definition>();
  for (const [schema, id, description] of definitions) names.add(schema, { id, description });
  const { $schema, ...schema } = z.toJSONSchema(file, {
    io: 'input',
    target: 'draft-2020-12',
    metadata: names,
  });
  return {
    $schema,
    $id: `urn:neuromatrix:project:${currentVersion}`,
    title: 'Neuromatrix project',
    description:
      'A visual pathway of the Neurotransmitter Support Matrix. Unknown fields are allowed everywhere and kept. ' +
      'Rules between elements, such as unique ids and ends that exist, are checked beyond this schema.',
    ...schema,
  };
}
