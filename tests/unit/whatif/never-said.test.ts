import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toScenarioView, type ScenarioView } from '../../../shared/whatif/view.ts';
import { pathwayNamed } from '../matrix/a-pathway.ts';
import { known } from './known.ts';

const file = new URL('../../fixtures/whatif/never-said.tsv', import.meta.url);
const project = pathwayNamed('complete-support-matrix');

/** Statements that readers who know the field found to be false, each with its source. */
const falseStatements = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [set = '', level = '', subject = '', never = '', why = ''] = line.split('\t');
    return { set, level: level === 'high' ? 'high' : 'low', subject, never, why } as const;
  });

const answers = new Map<string, ScenarioView>();

function answerTo(set: string, level: 'low' | 'high'): ScenarioView {
  const key = `${set} ${level}`;
  const node = project.nodes.find(({ entity }) => entity === set)?.id ?? set;
  const answer = answers.get(key) ?? toScenarioView(project, [{ node, level }], known);
  answers.set(key, answer);
  return answer;
}

test.each(falseStatements)(
  'of $subject with $set $level nothing false: $why',
  ({ set, level, subject, never }) => {
    const { changes, quiet } = answerTo(set, level);
    const said = [...changes, ...quiet].find(({ entity }) => entity === subject);
    // What is in neither list is neither drawn nor changed.
    const told = said
      ? [said.level, `${said.level} ${said.confidence}`, `${said.level} ${said.pool}`]
      : [];
    const isFalse = told.filter((one) => never.split(',').includes(one));
    expect(isFalse).toEqual([]);
  },
);

test('a finding that names what is not in the library would check nothing', () => {
  const ids = new Set(known.library.entities.map(({ id }) => id));
  const { findings, defended, undrawn } = known.knowledge.network;
  const named = [
    ...findings.flatMap(({ set, subject }) => [set, subject]),
    ...defended.map(({ subject }) => subject),
    ...undrawn.flatMap(({ from, to }) => [from, to]),
    ...falseStatements.flatMap(({ set, subject }) => [set, subject]),
  ];
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
