import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { record, redo, startHistory, undo } from '../../../shared/edit/history.ts';
import { isSameValue } from '../../../shared/project/plain-json.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { projectSchema, type Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { arbitraryEdit, makeEdit } from './arbitrary-edit.ts';

const project = arbitraryProject({ maxNodes: 8, maxLinks: 8, unknownFields: true });
const edits = fc.array(arbitraryEdit, { minLength: 1, maxLength: 30 });

function createIds(): () => string {
  let last = 0;
  return () => `new-${(last += 1)}`;
}

describe('any sequence of edits, sensible or not,', () => {
  test('leaves a project that can be saved and opened again as it is', () => {
    fc.assert(
      fc.property(project, edits, (first, sequence) => {
        const newId = createIds();
        let present = first;
        const broken = sequence.filter((edit) => {
          present = makeEdit(edit, present, newId)(present);
          return !isValid(present);
        });
        expect(broken).toEqual([]);
        expect(parseProject(serializeProject(present))).toEqual({ ok: true, value: present });
      }),
      { numRuns: 60 },
    );
  });

  test('gives the same object back when nothing changed, and changes no other element', () => {
    fc.assert(
      fc.property(project, edits, (first, sequence) => {
        const newId = createIds();
        let present = first;
        const careless = sequence.filter((edit) => {
          const before = present;
          present = makeEdit(edit, before, newId)(before);
          const isTold = isSameValue(present, before) === (present === before);
          return !isTold || replacedButEqual(before, present).length > 0;
        });
        expect(careless).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is undone to the first project and redone to the last', () => {
    fc.assert(
      fc.property(project, edits, (first, sequence) => {
        const newId = createIds();
        let history = startHistory(first);
        for (const edit of sequence) {
          const { present } = history;
          history = record(history, makeEdit(edit, present, newId)(present));
        }
        const last = history.present;
        const steps = history.past.length;
        for (let step = 0; step < steps; step += 1) history = undo(history);
        expect(history.present).toBe(first);
        for (let step = 0; step < steps; step += 1) history = redo(history);
        expect(history.present).toBe(last);
      }),
      { numRuns: 60 },
    );
  });
});

function isValid(project: Project): boolean {
  return projectSchema.safeParse(project).success && findCrossProblems(project).length === 0;
}

/** Ids of elements that are another object but say the same as before. */
function replacedButEqual(before: Project, after: Project): string[] {
  const old = new Map([...before.nodes, ...before.links].map((element) => [element.id, element]));
  return [...after.nodes, ...after.links]
    .filter((element) => {
      const known = old.get(element.id);
      return known !== undefined && known !== element && isSameValue(known, element);
    })
    .map(({ id }) => id);
}
