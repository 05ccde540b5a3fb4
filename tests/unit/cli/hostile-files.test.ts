import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { check } from '../../../cli/check.ts';
import { convert } from '../../../cli/convert.ts';
import { doctor } from '../../../cli/doctor.ts';
import { exportImages } from '../../../cli/export.ts';
import { info } from '../../../cli/info.ts';
import { matrix } from '../../../cli/matrix.ts';
import { report } from '../../../cli/report.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { hostileProject, markup } from '../../support/hostile-project.ts';
import { runCommand } from './run-command.ts';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuromatrix-hostile-'));
  file = join(folder, 'hostile.neuromatrix');
  await writeFile(file, serializeProject(hostileProject(markup)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Whoever asks for a machine of the network is heard. */
function watchNetwork() {
  const connect = vi.spyOn(Socket.prototype, 'connect');
  onTestFinished(() => connect.mockRestore());
  return connect;
}

describe('a hostile project, made into files for others by the command line,', () => {
  test.each([
    ['svg', exportImages],
    ['html', report],
  ])('runs nothing and loads nothing as %s', async (extension, command) => {
    const network = watchNetwork();
    const output = join(folder, `out.${extension}`);
    expect((await runCommand(command, [file, '-o', output])).code).toBe(0);
    const text = await readFile(output, 'utf8');
    // What stands outside of text: elements and their attributes.
    const tags = [...text.matchAll(/<[a-z!/][^>]*>/giu)].map(([tag]) => tag);
    const acting =
      /^<\/?(?:script|img|iframe|object|embed|foreignObject|image|use|base|form|link|animate|set|handler)\b/iu;
    expect(tags.filter((tag) => acting.test(tag))).toEqual([]);
    const values = tags.map((tag) => tag.replaceAll(/"[^"]*"/gu, '""'));
    expect(values.filter((tag) => /\son\w+\s*=/iu.test(tag))).toEqual([]);
    const addresses = tags.flatMap((tag) =>
      [...tag.matchAll(/\s(?:href|src|xlink:href|srcset|data|action)="([^"]*)"/gu)].map(
        ([, to]) => to ?? '',
      ),
    );
    expect(addresses.filter((to) => !/^(?:#|https:\/\/)/u.test(to))).toEqual([]);
    expect(text.replaceAll(/url\(data:[^)]*\)/gu, '')).not.toMatch(/url\((?!#|"?#)|@import/u);
    expect(network).not.toHaveBeenCalled();
  });

  test.each([
    ['export', exportImages],
    ['report', report],
  ])('is a PDF without actions by %s', async (_name, command) => {
    const network = watchNetwork();
    const output = join(folder, 'out.pdf');
    expect((await runCommand(command, [file, '-o', output])).code).toBe(0);
    const document = await PDFDocument.load(await readFile(output), { updateMetadata: false });
    const objects = document.context
      .enumerateIndirectObjects()
      // The content of streams is drawing; only what describes it can act.
      .map(([, object]) => ('dict' in object ? String(object.dict) : String(object)));
    const acting =
      /\/(?:JavaScript|JS|Launch|OpenAction|AA|GoToR|GoToE|SubmitForm|ImportData|RichMedia|URI)\b/u;
    expect(
      objects.filter((object) => acting.test(object.replaceAll(/\((?:[^()\\]|\\.)*\)/gu, ''))),
    ).toEqual([]);
    expect(network).not.toHaveBeenCalled();
  });

  test.each(['csv', 'tsv'])('holds no formula for a spreadsheet as %s', async (extension) => {
    const output = join(folder, `out.${extension}`);
    expect((await runCommand(convert, [file, '-o', output])).code).toBe(0);
    expect(formulasIn(await readFile(output, 'utf8'))).toEqual([]);
  });

  test('holds no formula in its matrix', async () => {
    const { text } = await runCommand(matrix, [file, '--csv']);
    expect(formulasIn(text)).toEqual([]);
  });

  test('says nothing to a terminal but words', async () => {
    for (const [command, words] of [
      [info, [file]],
      [info, [file, '--full']],
      [check, [file]],
      [doctor, [file]],
      [convert, [file, '-o', join(folder, 'out.gpml')]],
    ] as const) {
      // One after the other: they write to one stream.
      // oxlint-disable-next-line no-await-in-loop
      const { text } = await runCommand(command, words);
      expect(text).not.toMatch(steering);
    }
  });
});

/** Escape sequences move the cursor, bells ring, and an override turns the line around. */
const steering =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

function formulasIn(text: string): string[] {
  return text
    .split(/[\r\n]/u)
    .flatMap((line) => line.split(/[,;\t|]/u))
    .map((cell) => cell.replace(/^"+/u, ''))
    .filter((cell) => /^[=+\-@]/u.test(cell) && !/^[-+]?\d+(?:\.\d+)?"?$/u.test(cell));
}

const inputs = fileURLToPath(new URL('../../../../shared/cases/inputs/', import.meta.url));
const isThere = existsSync(inputs);

describe.skipIf(!isThere)('every file that has harmed the program once', () => {
  test.each(isThere ? readdirSync(inputs) : [])('%s ends in words', async (name) => {
    const network = watchNetwork();
    for (const [command, words] of [
      [doctor, []],
      [convert, ['-o', join(folder, 'case.gpml')]],
      [exportImages, ['-o', join(folder, 'case.svg')]],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop
      const said = await runCommand(command, [join(inputs, name), ...words]);
      expect([0, 1]).toContain(said.code);
      expect(said.text).not.toMatch(/^\s+at .+:\d+:\d+|\b(?:Type|Range|Reference)Error\b/mu);
    }
    expect(network).not.toHaveBeenCalled();
  });
});
