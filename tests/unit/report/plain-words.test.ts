import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeReport } from '../../../shared/report/report.ts';
import { scenarioSchema } from '../../../shared/project/project-schema.ts';
import { pathwayNamed } from '../matrix/a-pathway.ts';
import { known } from '../whatif/known.ts';

const templateNames = readdirSync(new URL('../../../data/templates', import.meta.url)).map((file) =>
  file.replace(/\.neuromatrix$/u, ''),
);

/** What would tell a person to do something. Facts of studies may name the dose that was given. */
const advice = /\b(?:take|should|ought|recommend\w*|supplement\w* with|prescri\w*|avoid|your?)\b/iu;

test('no report of a template tells anybody what to do', () => {
  const texts = templateNames.flatMap((name) => {
    const { summary, caution, description, notes } = makeReport(pathwayNamed(name), name, known);
    return [...summary, caution, description, ...notes.map(({ text }) => text)];
  });
  const facts = texts
    .flatMap((text) => text.split(/(?<=[.!?;])\s+/u))
    .filter((one) => !/\btake part\b/u.test(one));
  expect(facts.filter((one) => advice.test(one))).toEqual([]);
});

test('a report says that references prove links, and what the diagram leaves out', () => {
  const project = pathwayNamed('serotonin-melatonin');
  const scenario = scenarioSchema.parse({
    id: 's',
    supplies: [{ node: 'iron', level: 'low' }],
  });
  const [told] = makeReport({ ...project, scenarios: [scenario] }, 'x', known).scenarios;
  expect(told?.method).toContain('References prove the single steps, not the chain.');
  expect(told?.also.some((text) => text.startsWith('The diagram leaves out: '))).toBe(true);
});
