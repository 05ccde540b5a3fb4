import { annotationShape, type Evidence, type Xref } from '../project/annotation-schema.ts';
import { nodeSchema } from '../project/node-schema.ts';
import { labelSchema } from '../project/value-schemas.ts';
import { changeAnnotated, withAdmitted } from './change-annotation.ts';
import { changeElements, changeNodes, mapKeeping, patched } from './change-elements.ts';
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
