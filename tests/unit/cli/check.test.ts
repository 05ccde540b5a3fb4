import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { aTemporaryFolder } from '../../support/start-app.ts';
import { root, runCli } from './run-cli.ts';

describe('check', () => {
  test('finds nothing wrong with a template, and says what could be better', async () => {
    const file = join(root, 'data/templates/acetylcholine.neuromatrix');
    const { code, stdout, stderr } = await runCli(['check', file]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('0 errors, 0 warnings');
    expect(stdout).toContain('“CoA is converted to Acetyl-CoA” has no evidence.');
  });

  test('exits with 1 for an error, and tells everything as JSON', async () => {
    const file = join(await aTemporaryFolder(), 'loop.neuromatrix');
    const nodes = [aNode({ label: 'A\u001b[2J', xrefs: [{ database: 'x', id: '1' }] })];
    const links = [aLink({ target: 'n1' })];
    const checks = { muted: ['link-without-evidence', 'reaction-without-enzyme'] };
    await writeFile(file, serializeProject(aProject({ nodes, links, checks })));
    const { code, stdout } = await runCli(['check', file, join(root, 'nowhere'), '--json']);
    const [told, failed]: unknown[] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(told).toEqual({
      file,
      ok: true,
      counts: { errors: 1, warnings: 0, hints: 0 },
      muted: checks.muted,
      problems: [
        {
          rule: 'self-link',
          severity: 'error',
          elements: ['l1'],
          message: 'The link “A [2J is converted to A [2J” leads back to where it starts.',
          fix: 'Remove the link',
        },
      ],
    });
    expect(failed).toMatchObject({ ok: false, error: { kind: 'missing' } });
  });
});
