import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { imageOptionsSchema } from '../../../../shared/project/image-formats.ts';
import { pngFile } from '../../../../shared/paint/png.ts';
import { serializeProject } from '../../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../../support/a-project.ts';
import { aFolder } from '../../electron/a-folder.ts';
import { aBrowser } from './a-browser.ts';
import { aFileHandle } from './a-file-handle.ts';
import { aStorage } from './a-storage.ts';

const project = aProject({ nodes: [aNode({ label: 'Serotonin' })] });
const dark = imageOptionsSchema.parse({ theme: 'dark', format: 'jpeg' });

async function aFile(name: string, content: string | Uint8Array = ''): Promise<string> {
  const path = join(await aFolder(), name);
  writeFileSync(path, content);
  return path;
}

const aProjectFile = (name = 'a.neuromatrix') => aFile(name, serializeProject(project));

function anImage(format: 'png' | 'svg', content: string, again = false) {
  const data = new Uint8Array(Buffer.from(content));
  return { format, suggestedName: `figure.${format}`, data, again };
}

function aPng(): Uint8Array {
  const notes = { dotsPerInch: 96, title: '', description: '', project: serializeProject(project) };
  const pixel = [deflateSync(Buffer.of(0, 1, 2, 3))];
  return pngFile({ width: 1, height: 1, isOpaque: true }, notes, pixel);
}

test('an image is written again where the last one went, and only one of another format asks', async () => {
  const { host, choices, asked } = aBrowser();
  const [first, other] = [await aFile('one.png'), await aFile('one.svg')];
  choices.push(aFileHandle(first), aFileHandle(other));
  await host.exportImage(anImage('png', 'one'));
  expect(await host.exportImage(anImage('png', 'two', true))).toEqual({
    ok: true,
    value: { name: 'one.png' },
  });
  await host.exportImage(anImage('svg', 'three', true));
  expect([readFileSync(first, 'utf8'), readFileSync(other, 'utf8')]).toEqual(['two', 'three']);
  expect(asked).toEqual(['figure.png', 'figure.svg']);
});

test('another document asks for its own place', async () => {
  const { host, choices, asked } = aBrowser();
  choices.push(aFileHandle(await aFile('one.png')), aFileHandle(await aProjectFile()), null);
  await host.exportImage(anImage('png', 'one'));
  await host.openProject({ target: 'here' });
  expect(await host.exportImage(anImage('png', 'two', true))).toEqual({ ok: true, value: null });
  expect(asked).toHaveLength(2);
});

test('an image that cannot be written leaves the one that is there', async () => {
  const { host, choices } = aBrowser();
  const path = await aFile('one.png', 'old');
  choices.push(aFileHandle(path, { failsWith: 'QuotaExceededError' }));
  expect(await host.exportImage(anImage('png', 'new'))).toMatchObject({
    error: { error: { kind: 'disk-full' } },
  });
  expect(readFileSync(path, 'utf8')).toBe('old');
});

test('a project has its image options again when it is opened another time', async () => {
  const storage = aStorage();
  const handle = aFileHandle(await aProjectFile());
  const one = aBrowser({ storage });
  one.choices.push(handle);
  await one.host.openProject({ target: 'here' });
  expect(await one.host.imageOptions()).toBeNull();
  await one.host.saveImageOptions(dark);

  const later = aBrowser({ storage });
  expect(await later.host.imageOptions()).toBeNull();
  later.choices.push(handle, aFileHandle(await aProjectFile('b.neuromatrix')));
  await later.host.openProject({ target: 'here' });
  expect(await later.host.imageOptions()).toEqual(dark);
  await later.host.openProject({ target: 'here' });
  expect(await later.host.imageOptions()).toBeNull();
});

test('a new project takes its image options along when it is saved', async () => {
  const storage = aStorage();
  const path = await aFile('new.neuromatrix');
  const { host, choices } = aBrowser({ storage });
  await host.saveImageOptions(dark);
  choices.push(aFileHandle(path));
  await host.saveProject({ project, overwrite: false });
  const later = aBrowser({ storage });
  later.choices.push(aFileHandle(path));
  await later.host.openProject({ target: 'here' });
  expect(await later.host.imageOptions()).toEqual(dark);
});

test.each(['{', '7', '[{"file":"a.neuromatrix","options":{"format":"bmp"}}]'])(
  'image options that cannot be read are none: %s',
  async (text) => {
    const storage = aStorage({ 'neuromatrix.image-options': text });
    const { host, choices } = aBrowser({ storage });
    choices.push(aFileHandle(await aProjectFile()));
    await host.openProject({ target: 'here' });
    expect(await host.imageOptions()).toBeNull();
  },
);

test('an image that carries a project is no place to save it to', async () => {
  const { host, choices, asked } = aBrowser();
  const path = await aFile('figure.png', aPng());
  const before = readFileSync(path);
  choices.push(aFileHandle(path), null);
  expect(await host.openProject({ target: 'here' })).toEqual({
    ok: true,
    value: { name: 'figure.png', project, isNew: true },
  });
  await host.saveProject({ project, overwrite: true });
  expect(asked).toEqual(['Untitled.neuromatrix']);
  expect(readFileSync(path)).toEqual(before);
});

test('an image that the start script was given opens too', async () => {
  const startupFile = { name: 'figure.png', base64: Buffer.from(aPng()).toString('base64') };
  const { host } = aBrowser({ startupFile });
  expect(await host.start()).toMatchObject({
    opened: { name: 'figure.png', project, isNew: true },
    failure: null,
  });
});
