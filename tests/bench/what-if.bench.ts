import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import network from '../../data/models/network.json';
import { simulate } from '../../shared/kinetics/simulate.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { askWhatIf } from '../../shared/whatif/answer.ts';
import { gatherFacts } from '../../shared/whatif/facts.ts';
import { buildNetwork } from '../../shared/whatif/network.ts';
import { toScenarioView } from '../../shared/whatif/view.ts';
import { pathwayNamed } from '../unit/matrix/a-pathway.ts';
import { known } from '../unit/whatif/known.ts';
import { misses, workedCases } from '../unit/whatif/scenario-table.ts';
import { medianTime } from './measure.ts';

const complete = pathwayNamed('complete-support-matrix');
const facts = gatherFacts(complete, known.library);
const opposite: Readonly<Record<string, string>> = { low: 'high', high: 'low' };

test('worked cases: right, the wrong way, left open', () => {
  const found = workedCases.map((worked) =>
    misses(worked, askWhatIf(facts, worked.settings, known.knowledge)),
  );
  const missed = found.flat();
  const isWrong = ({ level, wanted }: { level: string; wanted: string }) =>
    opposite[wanted] === level || (wanted === 'unchanged' && level in opposite);
  const wrong = missed.filter(isWrong).length;
  const all = workedCases.reduce((sum, { expected }) => sum + expected.length, 0);
  console.log(
    `worked cases: ${found.filter((one) => one.length === 0).length} of ${workedCases.length} right whole; ` +
      `of ${all} statements ${all - missed.length} right, ${wrong} the wrong way, ${missed.length - wrong} left open`,
  );
  expect(wrong).toBe(0);
});

test('published steady states that the models meet', () => {
  const met = [...known.knowledge.models.specs.values()].flatMap((spec) => {
    const run = simulate(spec);
    return spec.published.map(({ quantity, value, tolerance }) => {
      const line = run.ok && run.value.steadyState.find(({ id }) => id === quantity);
      return line && Math.abs(line.value / value - 1) <= tolerance;
    });
  });
  console.log(`published values: ${met.filter(Boolean).length} of ${met.length} met`);
  expect(met.length).toBeGreaterThan(0);
});

test('answers of the bundled files to the questions that they share', () => {
  const folder = new URL('../../data/templates/', import.meta.url);
  const files = readdirSync(folder).map((name) => name.replace('.neuromatrix', ''));
  const answers = new Map<string, string[]>();
  for (const file of files) {
    const project = pathwayNamed(file);
    const own = gatherFacts(project, known.library);
    const factors = project.nodes.filter(({ kind }) => nodeKinds[kind].factorGroup !== null);
    for (const subject of new Set(factors.flatMap(({ entity }) => entity ?? []))) {
      const { verdicts } = askWhatIf(own, [{ subject, level: 'low' }], known.knowledge, {
        wanted: 100,
      });
      for (const [thing, { level }] of verdicts) {
        const question = `${subject} ${thing}`;
        if (project.nodes.some(({ entity }) => entity === thing)) {
          answers.set(question, [...(answers.get(question) ?? []), level]);
        }
      }
    }
  }
  const shared = [...answers.values()].filter((levels) => levels.length > 1);
  const turned = shared.filter((levels) => levels.includes('low') && levels.includes('high'));
  const unlike = shared.filter((levels) => new Set(levels).size > 1);
  console.log(
    `bundled files: of ${shared.length} shared questions ${turned.length} answered the other way, ${unlike.length} unlike`,
  );
  expect(turned).toEqual([]);
}, 600_000);

test('reasons, references and assumptions', () => {
  const changes = ['vitamin-b6', 'iron', 'copper', 'tryptophan', 'vitamin-b12', 'cortisol'].flatMap(
    (node) => toScenarioView(complete, [{ node, level: 'low' }], known).changes,
  );
  const reasons = changes.flatMap(({ causes }) =>
    causes.slice(0, 2).map(({ sentence }) => sentence),
  );
  const words = reasons.map((one) => one.split(/\s+/u).length).sort((one, other) => one - other);
  console.log(
    `reasons: ${words[Math.floor(words.length / 2)]} words in the middle, ${words.at(-1)} at most, of ${words.length}`,
  );
  const titled = known.library.references.filter(({ title }) => title !== undefined).length;
  console.log(`references: ${titled} of ${known.library.references.length} with a title`);
  const settings = Object.values(network)
    .flat()
    .flatMap((one) => (typeof one === 'object' && 'source' in one ? [one.source] : []));
  const judged = settings.filter((source) => source.startsWith('judgement')).length;
  const pulls = buildNetwork(facts, known.knowledge.network).steps.flatMap((step) => step.pulls);
  const drawn = pulls.filter(({ part, range }) => part === 'substrate' && range === null).length;
  const { assumptions } = known.knowledge.models.drives;
  console.log(
    `assumed: ${judged} of ${settings.length} settings of the network are judgement, ` +
      `${drawn} of ${pulls.filter(({ part }) => part === 'substrate').length} saturations are drawn, ` +
      `${assumptions.length} assumptions drive the models`,
  );
  expect(words.length).toBeGreaterThan(0);
});

test.each([...known.knowledge.models.specs])('how long model %s takes', async (id, spec) => {
  const time = await medianTime(() => simulate(spec));
  console.log(`model ${id}: ${time.toFixed(1)} ms`);
  expect(time).toBeGreaterThan(0);
});

test.each([100, 1000])('how long the complete matrix takes with %d draws', async (draws) => {
  const settings = [{ subject: 'copper', level: 'low' }] as const;
  const time = await medianTime(() =>
    askWhatIf(facts, settings, known.knowledge, { wanted: draws }),
  );
  console.log(`complete matrix: ${time.toFixed(0)} ms for ${draws} draws`);
  expect(time).toBeGreaterThan(0);
});
