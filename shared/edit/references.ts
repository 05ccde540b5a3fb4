import { referenceSchema, type Evidence, type Reference } from '../project/project-schema.ts';
import { addElements } from './elements.ts';
import { admitted, changeElements, mapKeeping, patched, type Patch, type Edit } from './edit.ts';

/** Adds a publication, unless there is one with its id. */
export function addReference(reference: Reference): Edit {
  return addElements({ references: [reference] });
}

/** Replaces fields of a reference; `undefined` removes one. Its id stays. */
export function updateReference(id: string, patch: Patch<Reference>): Edit {
  return (project) => {
    const references = mapKeeping(project.references, (reference) => {
      if (reference.id !== id) return reference;
      const next = admitted(referenceSchema, { ...reference, ...patch, id });
      return next ? patched(reference, next) : reference;
    });
    return references === project.references ? project : { ...project, references };
  };
}

/** Removes a reference, and all evidence that names it. */
export function removeReference(id: string): Edit {
  return (project) => {
    const references = mapKeeping(project.references, (one) => (one.id === id ? undefined : one));
    if (references === project.references) return project;
    const changed = changeElements(project, { node: withoutEvidence, link: withoutEvidence });
    return { ...changed, references };
  };

  function withoutEvidence<Element extends { readonly evidence: readonly Evidence[] }>(
    element: Element,
  ): Element {
    const evidence = element.evidence.filter(({ reference }) => reference !== id);
    return evidence.length === element.evidence.length ? element : { ...element, evidence };
  }
}
