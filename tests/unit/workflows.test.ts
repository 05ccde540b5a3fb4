import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scripts } from '../../package.json';

// They run on a public server only, so what can be wrong with them is looked for here.
const folder = fileURLToPath(new URL('../../.github/workflows', import.meta.url));
const root = join(folder, '../..');

const textsSchema = z.record(z.string(), z.coerce.string());
const stepSchema = z.union([
  z.strictObject({
    uses: z.string().regex(/^actions\/[\w-]+@v\d+$/u, 'Only GitHub’s own, of a named version'),
    with: textsSchema.optional(),
    if: z.string().optional(),
  }),
  z.strictObject({
    run: z.string(),
    name: z.string().optional(),
    env: textsSchema.optional(),
    if: z.string().optional(),
  }),
]);
const jobSchema = z.union([
  z.strictObject({ uses: z.string().startsWith('./'), needs: z.string().optional() }),
  z.strictObject({
    name: z.string().optional(),
    needs: z.string().optional(),
    'runs-on': z.string(),
    'timeout-minutes': z.number().optional(),
    permissions: textsSchema.optional(),
    strategy: z
      .strictObject({
        'fail-fast': z.boolean().optional(),
        matrix: z.record(z.string(), z.array(z.union([z.string(), textsSchema]))),
      })
      .optional(),
    env: textsSchema.optional(),
    steps: z.array(stepSchema).min(1),
  }),
]);
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({ contents: z.literal('read') }),
  jobs: z.record(z.string(), jobSchema),
});

const names = readdirSync(folder);

describe.each(names)('the workflow %s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const { jobs } = workflowSchema.parse(parse(text));

  test('waits only for jobs that it has', () => {
    const needed = Object.values(jobs).flatMap(({ needs }) => needs ?? []);
    expect(needed.filter((job) => !(job in jobs))).toEqual([]);
  });

  test('uses only variables of its own matrix, and those that GitHub gives', () => {
    const unknown = Object.entries(jobs).flatMap(([job, content]) => {
      const matrix = 'strategy' in content ? (content.strategy?.matrix ?? {}) : {};
      const included = (matrix['include'] ?? []).flatMap((one) => Object.keys(one));
      const known = new Set([...Object.keys(matrix), ...included].map((key) => `matrix.${key}`));
      const used = [...JSON.stringify(content).matchAll(/\$\{\{ ([^}]*) \}\}/gu)];
      return used
        .map(([, variable = '']) => variable)
        .filter((one) => !known.has(one) && !/^(?:secrets\.[A-Z_]+|github\.\w+)$/u.test(one))
        .map((one) => `${job}: ${one}`);
    });
    expect(unknown).toEqual([]);
  });

  test('never puts what a stranger can name into a script', () => {
    const runs = Object.values(jobs).flatMap((job) =>
      'steps' in job ? job.steps.flatMap((step) => ('run' in step ? [step.run] : [])) : [],
    );
    expect(runs.filter((run) => /\$\{\{ (?!matrix\.)/u.test(run))).toEqual([]);
  });

  test('runs scripts and workflows that are there', () => {
    const called = [...text.matchAll(/npm run ([\w:]+)/gu)].map(([, script = '']) => script);
    expect(called.filter((script) => !(script in scripts))).toEqual([]);
    const used = [...text.matchAll(/uses: \.\/(\S+)/gu)].map(([, path = '']) => path);
    expect(used.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test('a release waits for the tests', () => {
  expect(names.toSorted()).toEqual(['check.yml', 'release.yml']);
  const { jobs } = workflowSchema.parse(parse(readFileSync(join(folder, 'release.yml'), 'utf8')));
  expect(jobs['package']?.needs).toBe('check');
  expect(jobs['draft']?.needs).toBe('package');
});
