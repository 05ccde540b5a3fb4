import { annotationShape, type Evidence, type Xref } from '../project/annotation-schema.ts';
import { changeAnnotated, withAdmitted } from './change-annotation.ts';
import type { Edit } from './edit.ts';

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
