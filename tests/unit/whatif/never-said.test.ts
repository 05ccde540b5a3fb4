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

const asked = [...new Map(falseStatements.map((one) => [`${one.set} ${one.level}`, one])).values()];
const { findings: measured } = known.knowledge.network;

function isMeasured(set: string, level: string, subject: string | null): boolean {
  return measured.some((one) => one.set === set && one.level === level && one.subject === subject);
}

test('no state of mind is told as surer than contested unless it was measured', () => {
  const sure = asked.flatMap(({ set, level }) =>
    answerTo(set, level).changes.filter(
      ({ kind, confidence, isSupply, entity }) =>
        kind === 'outcome' &&
        !isSupply &&
        (confidence === 'established' || confidence === 'supported') &&
        !isMeasured(set, level, entity),
    ),
  );
  expect(sure.map(({ label, verdict }) => `${label}: ${verdict}`)).toEqual([]);
});

test('no pool is surer than all of the substance unless a model or a measurement tells of it', () => {
  const surer = asked.flatMap(({ set, level }) => {
    const { changes } = answerTo(set, level);
    const open = new Set(
      changes.filter((one) => one.level === 'uncertain').map(({ entity }) => entity),
    );
    return changes.filter(
      ({ entity, basis, level: found }) =>
        basis === 'draws' &&
        found !== 'uncertain' &&
        open.has(entity?.replace(/-(?:vesicular|released)$/u, '') ?? '') &&
        !isMeasured(set, level, entity),
    );
  });
  expect(surer.map(({ label, verdict }) => `${label}: ${verdict}`)).toEqual([]);
});

test('that a body holds something is not said beside a change that is told as sure', () => {
  const held = new Map(
    known.knowledge.network.defended.map(({ subject, because }) => [subject, because]),
  );
  const said = asked.flatMap(({ set, level }) =>
    answerTo(set, level).changes.filter(
      ({ entity, level: found, place, remarks }) =>
        found !== 'uncertain' &&
        place === null &&
        remarks.some((remark) => remark.startsWith(held.get(entity ?? '') ?? '\n')),
    ),
  );
  expect(said.map(({ label, verdict }) => `${label}: ${verdict}`)).toEqual([]);
});

test('more of an enzyme that does not limit its step is never told as certainly more of anything', () => {
  const { limiting, findings } = known.knowledge.network;
  const waited = new Set(limiting.map(({ subject }) => subject));
  const enzymes = ['ddc', 'chat', 'flad1', 'glul', 'ogdh', 'mat2a'];
  expect(enzymes.filter((id) => waited.has(id))).toEqual([]);
  const sure = enzymes.flatMap((set) =>
    answerTo(set, 'high').changes.filter(
      ({ entity, level, isSupply }) =>
        !isSupply &&
        level !== 'uncertain' &&
        !findings.some((one) => one.set === set && one.level === 'high' && one.subject === entity),
    ),
  );
  expect(sure.map(({ label, verdict }) => `${label}: ${verdict}`)).toEqual([]);
});

test('what was measured of a vitamin is not forgotten where the enzyme of its coenzyme is lacking', () => {
  const found = answerTo('pdxk', 'low').changes.find(({ entity }) => entity === 'hva');
  expect(found).toMatchObject({ leaning: 'lower' });
  expect(found?.remarks.join(' ')).toContain('(');
});

test('a finding that names what is not in the library would check nothing', () => {
  const ids = new Set(known.library.entities.map(({ id }) => id));
  const { findings, defended, undrawn, limiting, unsure, sameLack } = known.knowledge.network;
  const named = [
    ...findings.flatMap(({ set, subject }) => [set, subject]),
    ...[...defended, ...limiting].map(({ subject }) => subject),
    ...unsure.map(({ set }) => set),
    ...sameLack.flatMap(({ things }) => things),
    ...undrawn.flatMap(({ from, to }) => [from, to]),
    ...falseStatements.flatMap(({ set, subject }) => [set, subject]),
  ];
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
