import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInSteps, checkProject } from '../../../shared/check/check-project.ts';
import { muteRule } from '../../../shared/edit/set-project-properties.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { projectSchema, type Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { generatedProject } from '../../bench/generated-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const library = bundledLibrary();
const templates = new URL('../../../data/templates/', import.meta.url);

test.each(readdirSync(templates))('the template %s has nothing wrong with it', (name) => {
  const parsed = parseProject(readFileSync(new URL(name, templates), 'utf8'));
  const findings = parsed.ok ? checkProject(parsed.value, library) : [];
  expect(parsed.ok).toBe(true);
  const grave = findings.filter(({ severity }) => severity !== 'hint');
  expect(grave.filter(({ rule }) => rule !== 'enzyme-without-cofactor')).toEqual([]);
});

test('a coenzyme that acts where it is drawn again is one of something', () => {
  const plp = { kind: 'cofactor', label: 'P5P', entity: 'plp' } as const;
  const made = aNode({ id: 'made', ...plp });
  const again = aNode({ id: 'again', ...plp, y: 200 });
  const enzyme = aNode({ id: 'aadc', kind: 'enzyme', label: 'AADC', y: 300 });
  const need = aLink({ relation: 'cofactor-of', source: 'again', target: 'aadc' });
  const idle = (project: Project) =>
    checkProject(project, library).filter(({ rule }) => rule === 'cofactor-without-target');
  expect(idle(aProject({ nodes: [made, again, enzyme], links: [need] }))).toEqual([]);
  expect(idle(aProject({ nodes: [made, again, enzyme] }))).toHaveLength(2);
});

test('a muted rule is silent in its project, in the file too, until it is to speak again', () => {
  const project = aProject({ nodes: [aNode()], links: [aLink({ source: 'n1', target: 'n1' })] });
  const muted = muteRule('self-link', true)(project);
  const rulesOf = (one: typeof project) => checkProject(one, library).map(({ rule }) => rule);
  expect(rulesOf(project)).toContain('self-link');
  expect(rulesOf(muted)).not.toContain('self-link');
  const read = parseProject(serializeProject(muted));
  expect(read.ok && read.value.checks.muted).toEqual(['self-link']);
  expect(muteRule('self-link', false)(muted)).toEqual(project);
});

test('any project can be checked, names its elements, and every fix leaves it sound', () => {
  fc.assert(
    fc.property(arbitraryProject(), (project) => {
      const ids = new Set([...project.nodes, ...project.links].map(({ id }) => id));
      for (const { elements, sentence, fix } of checkProject(project, library)) {
        expect(elements.filter((id) => !ids.has(id))).toEqual([]);
        expect(sentence).not.toMatch(/\p{Cc}/u);
        let count = 0;
        const next = fix?.edit(() => `new-by-fix-${++count}`)(project) ?? project;
        expect(findCrossProblems(next)).toEqual([]);
        expect(projectSchema.safeParse(next).success).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test('a large project is checked in steps that are short of the whole by far', () => {
  let steps = 0;
  for (const _finding of checkInSteps(generatedProject(2_000), library)) steps += 1;
  expect(steps).toBeGreaterThan(10_000);
});
