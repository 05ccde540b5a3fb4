import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { untruths } from '../../../shared/layout/true-picture.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { bundledLibrary } from '../library/bundled-library.ts';
import { assistedSteps, features, stepsOf, type Feature } from './assisted-steps.ts';

const folder = new URL('../../../data/templates/', import.meta.url);
const library = bundledLibrary();
const templates = readdirSync(folder)
  .filter((name) => name.endsWith('.neuromatrix'))
  .map((name) => {
    const parsed = parseProject(readFileSync(new URL(name, folder), 'utf8'));
    if (!parsed.ok) throw new Error(`${name} is damaged.`);
    return { name, project: parsed.value };
  });
/** The complete matrix is laid out by its own generator, for a large sheet. */
const small = templates.filter(({ project }) => project.nodes.length < 200);

const newIds = () => {
  let ids = 0;
  return () => `new-${(ids += 1)}`;
};

test.each(small)('nothing in the template $name can be misread', ({ project }) => {
  expect(untruths(project)).toEqual([]);
});

/** So many steps of a feature are tried in a template; all of them by `npm run soak -- pictures`. */
const mostTried = Number(process.env['SOAK_STEPS_EACH'] ?? 1);
/** Without a soak each template is tried with every third feature, and each feature in every third template. */
const apart = mostTried > 1 ? 1 : 3;

describe.each(small)('In the template $name', ({ name, project }) => {
  const number = small.findIndex((template) => template.name === name);
  const tried = features.filter((_, at) => (at + number) % apart === 0);
  test.each(tried)('“%s” leaves nothing that can be misread', (feature) => {
    for (const step of spread([...assistedSteps(library, project, feature)], mostTried))
      expect([step.at, ...untruths(step.run(newIds()))]).toEqual([step.at]);
  });
});

/** So many items of a list, evenly from all of it. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  const stride = Math.max(1, items.length / most);
  return items.filter((_, at) => Math.floor(at / stride) !== Math.floor((at - 1) / stride));
}

/** How many sequences of random steps are tried, and how many steps each has. */
const sequences = Number(process.env['SOAK_SEQUENCES'] ?? 1);
const length = 4;

test('random steps, one after the other, leave nothing that can be misread', () => {
  for (let sequence = 1; sequence <= sequences; sequence += 1) {
    const random = createRandom(sequence);
    const newId = newIds();
    let project: Project | undefined = small[sequence % small.length]?.project;
    const done: string[] = [];
    for (let at = 0; project && at < length; at += 1) {
      const step = randomStep(project, random);
      if (!step) continue;
      done.push(`${step.feature} ${step.at}`);
      project = step.run(newId);
      expect([sequence, ...done, ...untruths(project)]).toEqual([sequence, ...done]);
    }
  }
});

function randomStep(project: Project, random: (below: number) => number) {
  const feature: Feature = features[random(features.length)] ?? 'Grow';
  const node = project.nodes[random(project.nodes.length)];
  const steps = stepsOf(library, project, feature, node?.id ?? '');
  return steps[random(steps.length)];
}

/** Whole numbers below a limit, the same in each run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
