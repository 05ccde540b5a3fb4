import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nodeKinds } from '../../../shared/project/node-kinds.ts';
import { listsOf } from '../../../shared/whatif/telling.ts';
import { levelWords, wordOf } from '../../../shared/whatif/scenario-words.ts';
import { toLevelData, toScenarioView, type ScenarioView } from '../../../shared/whatif/view.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { pathwayNamed } from '../matrix/a-pathway.ts';
import { known } from './known.ts';

const templateNames = readdirSync(new URL('../../../data/templates', import.meta.url)).map((file) =>
  file.replace(/\.neuromatrix$/u, ''),
);

/** What would tell a person to do something. Studies may name the dose that they gave. */
const advice = /\b(?:take|should|ought|recommend\w*|supplement\w* with|prescri\w*|avoid|your?)\b/iu;
const doses = /\b(?:dose|doses|dosage|dosing)\b/iu;
const mostWords = 25;

/** The first factor of a project, and what is set of it: low in one project, high in the next. */
function aQuestion(project: Project, at: number) {
  const node = project.nodes.find(({ kind }) => nodeKinds[kind].factorGroup !== null);
  return [{ node: node?.id ?? '', level: at % 2 === 0 ? 'low' : 'high' }] as const;
}

function sentencesIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/(?<=[.!?;])\s+/u));
}

function textsOf({ changes, quiet, notes }: ScenarioView): string[] {
  return [
    ...notes,
    ...[...changes, ...quiet].flatMap(({ verdict, remarks, markers, causes }) => [
      verdict,
      ...remarks,
      ...markers.flatMap(({ sentences }) => sentences),
      ...causes.flatMap(({ steps }) => steps.map(({ sentence }) => sentence)),
    ]),
  ];
}

describe.each(templateNames.map((name, at) => [name, at] as const))('%s', (name, at) => {
  const project = pathwayNamed(name);

  test('tells what changes in short sentences, and nobody what to do', () => {
    const view = toScenarioView(project, aQuestion(project, at), known);
    const sentences = sentencesIn(textsOf(view));
    expect(sentences.length).toBeGreaterThan(10);
    expect(sentences.filter((one) => advice.test(one) || doses.test(one))).toEqual([]);
    expect(sentences.filter((one) => one.split(/\s+/u).length > mostWords)).toEqual([]);
    expect(view.notes).toContain('References prove the single steps, not the chain.');
    for (const level of toLevelData(view)) levelSchema.parse(level);
  });
});

const levels = Object.keys(levelWords) as [string, ...string[]];
const reference = z.string().min(1);

/** What a program may rely on in `whatif --json`. */
const levelSchema = z.strictObject({
  id: z.string(),
  entity: z.string().nullable(),
  label: z.string(),
  level: z.enum(levels),
  pool: z.enum(['cytosolic', 'vesicular', 'released']).nullable(),
  place: z.string().nullable(),
  share: z.number().min(0).max(1),
  median: z.number(),
  band: z.tuple([z.number(), z.number()]),
  basis: z.enum(['model', 'draws']),
  model: z
    .strictObject({
      model: z.string(),
      multiply: z.record(z.string(), z.number()),
      output: z.string(),
    })
    .nullable(),
  confidence: z.enum(['established', 'supported', 'contested']).nullable(),
  study: z.string().nullable(),
  verdict: z.string(),
  reasons: z.array(
    z.strictObject({
      to: z.enum(['low', 'high']),
      path: z.array(z.string()),
      steps: z.array(z.strictObject({ sentence: z.string(), references: z.array(reference) })),
    }),
  ),
  remarks: z.array(z.string()),
  leftOut: z.array(z.string()),
  markers: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      sentences: z.array(z.string()),
      references: z.array(reference),
    }),
  ),
});

test('that something hardly changes is said only where somebody measured it, with the publication', () => {
  const project = pathwayNamed('complete-support-matrix');
  const { findings } = known.knowledge.network;
  const node = project.nodes.find(({ entity }) => entity === 'pcbd1')?.id ?? 'pcbd1';
  const { quiet } = toScenarioView(project, [{ node, level: 'low' }], known);
  const still = quiet.filter(({ level }) => level === 'unchanged');
  const isSeen = (id: string | null) =>
    findings.some(
      ({ set, level, subject, seen }) =>
        set === 'pcbd1' && level === 'low' && subject === id && seen === 'unchanged',
    );
  expect(still.filter(({ entity }) => !isSeen(entity)).length).toBeGreaterThan(0);
  for (const change of still) {
    const word = isSeen(change.entity) ? 'little change' : 'no effect found here';
    expect(`${change.label}: ${wordOf(change)}`).toBe(`${change.label}: ${word}`);
    expect(change.verdict.toLowerCase().startsWith(word)).toBe(true);
    expect(change.remarks.length > 0).toBe(isSeen(change.entity));
  }
  const titles = listsOf(still).map(({ title }) => title);
  expect(titles.at(-1)).toBe('No effect found here');
});
