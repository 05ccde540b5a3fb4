import type { z } from 'zod';
import type { Link } from '../project/link-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { admitted, changeElements, patched } from './change-elements.ts';
import type { Edit } from './edit.ts';

/** The edit that a value makes as a project holds it; one that changes nothing if the value may not stand there. */
export function withAdmitted<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  editWith: (value: z.output<Schema>) => Edit,
): Edit {
  const held = admitted(schema, value);
  return held === undefined ? (project) => project : editWith(held);
}

type Annotation = Partial<Pick<PathwayNode & Link, 'label' | 'notes' | 'xrefs' | 'evidence'>>;

/** Gives a node or link other words about it; fields that are the same leave it as it is. */
export function changeAnnotated(project: Project, id: string, annotation: Annotation): Project {
  return changeElements(project, {
    node: (node) => (node.id === id ? patched(node, annotation) : node),
    link: (link) => (link.id === id ? patched(link, annotation) : link),
  });
}
