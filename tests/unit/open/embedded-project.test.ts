import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { plainFonts } from '../../../data/fonts/plain-fonts.ts';
import { describeFailure } from '../../../shared/messages.ts';
import { composePicture } from '../../../shared/paint/picture.ts';
import { projectInFile as readFile } from '../../../shared/open/open-file.ts';
import { paintPdf } from '../../../shared/paint/pdf.ts';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import { pngFile } from '../../../shared/paint/png.ts';
import { paintSvg } from '../../../shared/paint/svg.ts';
import { currentVersion } from '../../../shared/project/migrations.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';

const project = aProject({ nodes: [aNode({ label: 'α <&> "血清素" 😀 ]]>' })] });
const text = serializeProject(project);
const projectInFile = (bytes: Uint8Array) => readFile(bytes, 'a file');

function aPng(carried: string | null): Uint8Array {
  const notes = { dotsPerInch: 96, title: '', description: '', project: carried };
  const pixel = [deflateSync(Buffer.of(0, 1, 2, 3))];
  return pngFile({ width: 1, height: 1, isOpaque: true }, notes, pixel);
}

function anSvg(carried: string | undefined): Uint8Array {
  const picture = composePicture(project, imageOptionsSchema.parse({}));
  return Buffer.from(paintSvg(picture, { fonts: null, project: carried }));
}

async function aPdf(carried: string | undefined): Promise<Uint8Array> {
  const options = imageOptionsSchema.parse({ format: 'pdf' });
  const painted = await paintPdf(composePicture(project, options), {
    fonts: {
      regular: Buffer.from(plainFonts.regular, 'base64'),
      semibold: Buffer.from(plainFonts.semibold, 'base64'),
    },
    page: options.page,
    outlines: false,
    ...(carried === undefined ? {} : { project: carried }),
  });
  if (!painted.ok) throw new Error(painted.error.kind);
  return painted.value.data;
}

test.each([
  ['a project file', Buffer.from(text), false],
  ['one with a byte order mark', Buffer.from(`\uFEFF${text}`), false],
  ['a PNG', aPng(text), true],
  ['a PDF', await aPdf(text), true],
  ['an SVG', anSvg(text), true],
  [
    'an SVG with a prologue',
    Buffer.concat([Buffer.from('<?xml version="1.0"?>\n<!-- a -->\n'), anSvg(text)]),
    true,
  ],
])('a project is found in %s', async (_what, bytes, fromImage) => {
  expect(await projectInFile(bytes)).toMatchObject({
    ok: true,
    value: { project, fromImage, format: 'neuromatrix' },
  });
});

test.each([
  ['png', aPng(null)],
  ['svg', anSvg(undefined)],
  ['jpeg', Buffer.from('ffd8ffe0', 'hex')],
  ['webp', Buffer.from('RIFF\0\0\0\0WEBPVP8L')],
  ['pdf', await aPdf(undefined)],
])('an image without one is known as such: %s', async (format, bytes) => {
  expect(await projectInFile(bytes)).toEqual({
    ok: false,
    error: { kind: 'image-without-project', format },
  });
});

test.each([
  ['what is no JSON', '{"format":"neuromatrix"', 'its project is not JSON'],
  ['another JSON', '[]', 'what it carries is a JSON list'],
  [
    'a damaged project',
    '{"format":"neuromatrix","version":1,"nodes":[{"id":7}]}',
    'in its project node 1 of the list, id: must be a text, but is 7',
  ],
])('an image that carries %s is named as what is damaged', async (_what, carried, reason) => {
  const found = await projectInFile(aPng(carried));
  if (found.ok || found.error.kind !== 'image-damaged') throw new Error(JSON.stringify(found));
  expect(found.error.reason).toContain(reason);
  const { title } = describeFailure({ file: 'figure.png', error: found.error });
  expect(title).toBe('“figure.png” carries a project that cannot be read.');
});

test('a project of a later version stays that, in an image too', async () => {
  const version = currentVersion + 1;
  const carried = JSON.stringify({ format: 'neuromatrix', version });
  expect(await projectInFile(aPng(carried))).toEqual({
    ok: false,
    error: { kind: 'too-new', version },
  });
});

test.each([
  ['bytes that are no text', Buffer.from('{"a":"\xe4"}', 'latin1'), 'not-json'],
  ['half a character at the end', Buffer.from([0x7b, 0xf0, 0x9f, 0x98]), 'not-json'],
  ['bytes of any kind', Buffer.from([0x03, 0xf0, 0x9f, 0x98]), 'not-a-project'],
  ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff', 'latin1'), 'not-a-project'],
  ['nothing at all', Buffer.of(), 'not-a-project'],
  [
    'a model of another program',
    Buffer.from('<sbml xmlns="http://www.sbml.org/sbml/level3"/>'),
    'not-a-project',
  ],
])('%s is refused as before there were images', async (_what, bytes, kind) => {
  expect(await projectInFile(bytes)).toMatchObject({ ok: false, error: { kind } });
});

test('letters that stand for missing ones are kept where the file has them', async () => {
  const odd = aProject({ nodes: [aNode({ label: 'x\uFFFDy' })] });
  const found = await projectInFile(Buffer.from(serializeProject(odd)));
  expect(found).toMatchObject({ ok: true, value: { project: odd, fromImage: false } });
});
