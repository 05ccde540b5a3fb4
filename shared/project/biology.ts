import { z } from 'zod';
import { linkSchema, type Link, nodeSchema, type PathwayNode } from './project-schema.ts';

/** What a node says of the thing in the body, beyond what it is: where it is, which pool, and how a receptor acts. */
export const nodeBiologySchema = z.object({
  place: nodeSchema.shape.place,
  pool: nodeSchema.shape.pool,
  coupling: nodeSchema.shape.coupling,
  effect: nodeSchema.shape.effect,
  presynaptic: nodeSchema.shape.presynaptic,
});

/** What a link says of the step in the body, beyond its relation: where, how much of it, and when it counts. */
export const linkBiologySchema = z.object({
  place: linkSchema.shape.place,
  pool: linkSchema.shape.pool,
  share: linkSchema.shape.share,
  control: linkSchema.shape.control,
  controlBasis: linkSchema.shape.controlBasis,
  when: linkSchema.shape.when,
  presynaptic: linkSchema.shape.presynaptic,
});

export type NodeBiology = z.infer<typeof nodeBiologySchema>;
export type LinkBiology = z.infer<typeof linkBiologySchema>;

/** Only the fields that are said. */
export function biologyOfNode(node: PathwayNode): NodeBiology {
  return said(nodeBiologySchema.parse(node));
}

export function biologyOfLink(link: Link): LinkBiology {
  return said(linkBiologySchema.parse(link));
}

function said<Fields extends object>(fields: Fields): Fields {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  // Only fields without a value are left out, and all may be.
  return Object.fromEntries(entries) as Fields;
}
