import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, runCli } from './run-cli.ts';

describe('The command line', () => {
  test.each([
    [[], 'A command is missing.'],
    [['fly'], 'There is no command "fly".'],
    [['simulat'], 'There is no command "simulat". Did you mean "simulate"?'],
    [['__proto__'], 'There is no command "__proto__".'],
    [['fly\u001b[2J'], 'There is no command "fly [2J".'],
  ])('refuses what it does not know and says what there is: %j', async (args, reason) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')[0]).toBe(reason);
    expect(stderr).toMatch(/^ {2}info /mu);
  });

  test('helps when asked', async () => {
    const { code, stdout, stderr } = await runCli(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ {2}info +\S/mu);
    expect(stdout).toMatch(/^ {2}schema +\S/mu);
  });

  test('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await runCli(['--version'])).toEqual({
      code: 0,
      stdout: `neuromatrix ${version}\n`,
      stderr: '',
    });
  });

  test('prints the schema that is published', async () => {
    const published = readFileSync(join(root, 'data/neuromatrix.schema.json'), 'utf8');
    expect(await runCli(['schema'])).toEqual({ code: 0, stdout: published, stderr: '' });
  });

  test('means file names from where the person is, not from where npm starts it', async () => {
    const env = { npm_lifecycle_event: 'cli', INIT_CWD: join(root, 'tests/fixtures/project') };
    const { code, stderr } = await runCli(['info', 'v1.neuromatrix'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
