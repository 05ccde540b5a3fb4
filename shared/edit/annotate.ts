import type { z } from 'zod';
import { annotationShape, type Evidence, type Xref } from '../project/annotation-schema.ts';
import type { Link } from '../project/link-schema.ts';
import { nodeSchema, type PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { labelSchema } from '../project/value-schemas.ts';
import { admitted, changeElements, changeNodes, mapKeeping, patched } from './change-elements.ts';
import type { Edit } from './edit.ts';

/** Gives a node, link or badge another label. */
export function renameElement(id: string, label: string): Edit {
  return withAdmitted(labelSchema, label, (text) => (project) => {
    const named = changeAnnotated(project, id, { label: text });
    return changeElements(named, {
      node: (node) => {
        const badges = mapKeeping(node.badges, (badge) =>
          badge.id === id ? patched(badge, { label: text }) : badge,
        );
        return badges === node.badges ? node : { ...node, badges };
      },
    });
  });
}

export function setCaption(id: string, caption: string): Edit {
  return withAdmitted(
    nodeSchema.shape.caption,
    caption,
    (text) => (project) => changeNodes(project, [id], (node) => patched(node, { caption: text })),
  );
}

export function setNotes(id: string, notes: string): Edit {
  return withAdmitted(
    annotationShape.notes,
    notes,
    (text) => (project) => changeAnnotated(project, id, { notes: text }),
  );
}

export function setXrefs(id: string, xrefs: readonly Xref[]): Edit {
  return withAdmitted(
    annotationShape.xrefs,
    xrefs,
    (list) => (project) => changeAnnotated(project, id, { xrefs: list }),
  );
}

/** Each piece must name a reference of the project. */
export function setEvidence(id: string, evidence: readonly Evidence[]): Edit {
  return withAdmitted(annotationShape.evidence, evidence, (list) => (project) => {
    const known = new Set(project.references.map((reference) => reference.id));
    const isKnown = list.every(({ reference }) => known.has(reference));
    return isKnown ? changeAnnotated(project, id, { evidence: list }) : project;
  });
}

/** The edit that a value makes as a project holds it; one that changes nothing if the value may not stand there. */
function withAdmitted<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  editWith: (value: z.output<Schema>) => Edit,
): Edit {
  const held = admitted(schema, value);
  return held === undefined ? (project) => project : editWith(held);
}

type Annotation = Partial<Pick<PathwayNode & Link, 'label' | 'notes' | 'xrefs' | 'evidence'>>;

function changeAnnotated(project: Project, id: string, annotation: Annotation): Project {
  return changeElements(project, {
    node: (node) => (node.id === id ? patched(node, annotation) : node),
    link: (link) => (link.id === id ? patched(link, annotation) : link),
  });
}
