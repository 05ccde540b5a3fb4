import { writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../../cli/check.ts';
import type { Command } from '../../../cli/command.ts';
import { convert } from '../../../cli/convert.ts';
import { diff } from '../../../cli/diff.ts';
import { doctor } from '../../../cli/doctor.ts';
import { exportImages } from '../../../cli/export.ts';
import { info } from '../../../cli/info.ts';
import { matrix } from '../../../cli/matrix.ts';
import { report } from '../../../cli/report.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { changedFile, someChanges } from '../../support/arbitrary-files.ts';
import { realFiles } from '../../support/real-files.ts';
import { runCommand } from './run-command.ts';

/** Files of each command: a few in `npm test`, many in `npm run soak`. */
const runs = Number(process.env['SOAK_FILES'] ?? 30);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuromatrix-any-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const aFile = fc.constantFrom(...(await realFiles()));

/** The words of each command after its name, for a file and an output. */
const commands: readonly (readonly [
  name: string,
  command: Command,
  words: (file: string, output: string) => readonly string[],
])[] = [
  ['info', info, (file) => [file, '--json', '--full']],
  ['check', check, (file) => [file, '--json']],
  ['convert', convert, (file, output) => [file, '-o', `${output}.gpml`]],
  ['doctor', doctor, (file, output) => [file, '-o', `${output}.neuromatrix`]],
  ['export', exportImages, (file, output) => [file, '-o', `${output}.svg`]],
  ['report', report, (file, output) => [file, '-o', `${output}.html`]],
  ['matrix', matrix, (file) => [file]],
  ['diff', diff, (file) => [file, file]],
];

test.each(commands)(
  '%s of any damaged file ends with an exit code and words, and leaves the file as it is',
  async (_name, command, words) => {
    const property = fc.asyncProperty(aFile, someChanges, async (file, changes) => {
      const path = join(folder, basename(file.name));
      const output = join(folder, 'output');
      const bytes = changedFile(file.bytes, changes);
      writeFileSync(path, bytes);
      const said = await runCommand(command, words(path, output));
      expect([0, 1, 2]).toContain(said.code);
      // Words for people, no traces of the program's own.
      expect(said.text).not.toMatch(/^\s+at .+:\d+:\d+|\b(?:Type|Range|Reference)Error\b/mu);
      expect(said.code === 0 || said.text.trim() !== '').toBe(true);
      expect(Buffer.compare(await readFile(path), bytes)).toBe(0);
      const rescued = await readFile(`${output}.neuromatrix`, 'utf8').catch(() => null);
      expect(rescued === null || parseProject(rescued).ok).toBe(true);
      await Promise.all(
        ['gpml', 'neuromatrix', 'svg', 'html'].map((extension) =>
          rm(`${output}.${extension}`, { force: true }),
        ),
      );
    });
    await fc.assert(property, { numRuns: runs });
  },
  60_000 + runs * 2_000,
);
