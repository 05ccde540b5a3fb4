import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findChangesAt,
  diffProjects,
  type Change,
  type Path,
} from '../../../shared/merge/diff-projects.ts';
import { mergeProjects, type Decide } from '../../../shared/merge/merge-projects.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { collidingProjects, editedProjects, unrelatedProjects } from './edited-project.ts';

const anyProjects = fc.oneof(editedProjects, collidingProjects, unrelatedProjects);
const runs = { numRuns: 100 };

describe('merging what two persons made of one project', () => {
  test('gives what one of them made if the other did nothing', () => {
    fc.assert(
      fc.property(anyProjects, ({ base, ours }) => {
        expect(mergeProjects(base, ours, base)).toEqual({ project: ours, conflicts: [] });
        expect(mergeProjects(base, base, ours)).toEqual({ project: ours, conflicts: [] });
      }),
      runs,
    );
  });

  test('gives what both made if both made the same', () => {
    fc.assert(
      fc.property(anyProjects, ({ base, ours }) => {
        expect(mergeProjects(base, ours, ours)).toEqual({ project: ours, conflicts: [] });
      }),
      runs,
    );
  });

  test('does not depend on who merges if there is no conflict', () => {
    fc.assert(
      fc.property(anyProjects, ({ base, ours, theirs }) => {
        const merged = mergeProjects(base, ours, theirs);
        const mirrored = mergeProjects(base, theirs, ours);
        const isClean = merged.conflicts.length === 0;
        expect(mirrored.conflicts.length === 0).toBe(isClean);
        const [one, other] = [merged, mirrored].map(({ project }) => serializeProject(project));
        expect(isClean ? one : other).toBe(other);
      }),
      runs,
    );
  });

  test('gives a project that can be saved and opened again, whatever is decided', () => {
    fc.assert(
      fc.property(anyProjects, fc.infiniteStream(fc.nat(2)), ({ base, ours, theirs }, draws) => {
        const merged = mergeProjects(base, ours, theirs);
        expect(reopened(merged.project)).toEqual({ ok: true, value: merged.project });
        const decide = decideBy(draws);
        const decided = mergeProjects(base, ours, theirs, decide).project;
        expect(reopened(decided)).toEqual({ ok: true, value: decided });
      }),
      { numRuns: 200 },
    );
  });

  test('loses no change without listing a conflict', () => {
    fc.assert(
      fc.property(editedProjects, ({ base, ours, theirs }) => {
        const { project, conflicts } = mergeProjects(base, ours, theirs);
        const told = conflicts.map(({ path }) => path);
        expect(lostChanges(base, ours, project, told)).toEqual([]);
        expect(lostChanges(base, theirs, project, told)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('has no conflict left to list once all are decided, except those that are decided', () => {
    fc.assert(
      fc.property(editedProjects, fc.constantFrom('ours', 'theirs'), (versions, side) => {
        const { base, ours, theirs } = versions;
        const decided = mergeProjects(base, ours, theirs, () => side);
        expect(decided.conflicts.filter(({ taken }) => taken !== side)).toEqual([]);
      }),
      runs,
    );
  });
});

test('two projects differ in nothing if and only if they say the same', () => {
  fc.assert(
    fc.property(anyProjects, ({ ours, theirs }) => {
      expect(diffProjects(ours, ours)).toEqual([]);
      const isSame = serializeProject(ours) === serializeProject(theirs);
      expect(diffProjects(ours, theirs).length === 0).toBe(isSame);
    }),
    runs,
  );
});

function reopened(project: Project) {
  return parseProject(serializeProject(project));
}

/** The same answer to the same conflict: ours, theirs or none. */
function decideBy(draws: Iterator<number>): Decide {
  const answers = new Map<string, 'ours' | 'theirs' | undefined>();
  return (conflict) => {
    if (!answers.has(conflict)) {
      const draw: unknown = draws.next().value;
      answers.set(conflict, draw === 0 ? 'ours' : draw === 1 ? 'theirs' : undefined);
    }
    return answers.get(conflict);
  };
}

/** Changes of one person that are not in the result, and about which no conflict is listed. */
function lostChanges(
  base: Project,
  side: Project,
  result: Project,
  told: readonly Path[],
): string[] {
  const missing = findChangesAt([], result, side);
  return findChangesAt([], base, side)
    .filter(({ path }) => path[0] !== 'metadata')
    .filter((change) => missing.some((other) => overlaps(change, other)))
    .filter(({ path }) => !told.some((other) => isInOneLine(path, other)))
    .map(({ path, kind }) => `${kind} ${path.join('/')}`);
}

/** An order is only about the list itself. */
function overlaps(one: Change, other: Change): boolean {
  if (one.kind !== 'order' && other.kind !== 'order') return isInOneLine(one.path, other.path);
  return one.kind === other.kind && one.path.join() === other.path.join();
}

function isInOneLine(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}
