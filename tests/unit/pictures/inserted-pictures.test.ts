import { createCanvas } from '@napi-rs/canvas';
import { unzipSync } from 'fflate';
import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeImage } from '../../../cli/image-bytes.ts';
import { latin1At } from '../../../shared/bytes/bytes.ts';
import { toBase64 } from '../../../shared/bytes/base64.ts';
import {
  copyFragment,
  fragmentTextIn,
  fragmentToHtml,
  pasteFragment,
  textToFragment,
} from '../../../shared/edit/clipboard.ts';
import { setKind } from '../../../shared/edit/set-element-properties.ts';
import { describeProject } from '../../../shared/graph/describe-project.ts';
import { formatIds, formatOf } from '../../../shared/formats/known-formats.ts';
import { writeText } from '../../../shared/open/format-work.ts';
import { decodePng } from '../../../shared/paint/decode-png.ts';
import { composePicture } from '../../../shared/paint/picture.ts';
import { imageOptionsSchema, type ImageFormat } from '../../../shared/project/image-formats.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { newProject, type Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { aPng } from '../../support/a-png.ts';

const red = aPng({ width: 1, height: 1 }, Uint8Array.of(0, 200, 10, 20));

function withPicture(data: string, more: Partial<Parameters<typeof aNode>[0]> = {}): Project {
  const style = { shape: 'box', border: 'none' } as const;
  return aProject({
    nodes: [
      aNode({
        id: 'p',
        kind: 'shape',
        label: 'A synapse',
        width: 40,
        height: 20,
        style,
        picture: { data },
        ...more,
      }),
    ],
  });
}

const drawn = withPicture(toBase64(red));

async function imageOf(project: Project, format: ImageFormat, more = {}): Promise<Uint8Array> {
  const options = imageOptionsSchema.parse({
    format,
    margin: 0,
    background: 'white',
    embedProject: false,
    size: { by: 'scale', scale: 1 },
    ...more,
  });
  const made = await makeImage(composePicture(project, options), options, '');
  if (!made.ok) throw new Error(made.error);
  return made.value.data;
}

describe('A picture in a diagram', () => {
  test('comes back from the file of its project, whatever its bytes are', () => {
    assert(
      property(uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        const project = withPicture(toBase64(bytes));
        expect(parseProject(serializeProject(project))).toEqual({ ok: true, value: project });
      }),
    );
  });

  test('is copied and pasted into another project', () => {
    const fragment = copyFragment(drawn, ['p'], () => ({ x: 0, y: 0 }));
    const read = textToFragment(fragmentTextIn(fragmentToHtml(fragment, 'A synapse')) ?? '');
    if (!read.ok) throw new Error(read.error.kind);
    const paste = pasteFragment(read.value, { newId: () => 'new', offset: { x: 0, y: 0 } });
    expect(paste(newProject()).nodes).toMatchObject([
      { id: 'new', picture: drawn.nodes[0]?.picture },
    ]);
  });

  test('is told by its text, which is not drawn', async () => {
    expect(describeProject(drawn)).toBe('Shown: A synapse.');
    const svg = new TextDecoder().decode(await imageOf(drawn, 'svg'));
    expect(svg).toContain('<title>A synapse</title></image>');
    expect(svg).toContain(`xlink:href="data:image/png;base64,${toBase64(red)}"`);
    expect(svg).not.toContain('<text');
  });

  test('is in the pixels of an image, pale where it is, and grey in greys', async () => {
    const colorAt = async (project: Project, more = {}) => {
      const decoded = decodePng(await imageOf(project, 'png', more));
      return decoded && [...decoded.pixels.subarray(4 * (10 * decoded.columns + 20))].slice(0, 3);
    };
    expect(await colorAt(drawn)).toEqual([200, 10, 20]);
    const [node] = drawn.nodes;
    const pale = withPicture(toBase64(red), { style: { ...node?.style, opacity: 0.5 } });
    const [r = 0, g = 0] = (await colorAt(pale)) ?? [];
    expect([Math.abs(r - 227), Math.abs(g - 132)]).toEqual([
      expect.closeTo(0, -1),
      expect.closeTo(0, -1),
    ]);
    const [one = 0, other] = (await colorAt(drawn, { look: 'greyscale' })) ?? [];
    expect(one).toBe(other);
    expect(one).toBeLessThan(80);
  });

  test('is in a PDF: pixels of a PNG, the file itself of a JPEG', async () => {
    const text = (bytes: Uint8Array) => latin1At(bytes, 0, bytes.length);
    expect(text(await imageOf(drawn, 'pdf'))).toMatch(/\/Subtype \/Image \/Width 1 \/Height 1/u);
    const jpeg = new Uint8Array(await createCanvas(8, 4).encode('jpeg', 80));
    const photo = withPicture(toBase64(jpeg));
    const pdf = text(await imageOf(photo, 'pdf'));
    expect(pdf).toMatch(/\/Width 8 \/Height 4 .*\/Filter \/DCTDecode/u);
    expect(pdf).toContain(text(jpeg));
    expect(text(await imageOf(photo, 'pdf', { look: 'greyscale' }))).toContain('/S /Transparency');
  });

  test('is a picture of its own on a slide, with its text', async () => {
    const files = unzipSync(await imageOf(drawn, 'pptx'));
    expect(files['ppt/media/image1.png']).toEqual(red);
    const slide = new TextDecoder().decode(files['ppt/slides/slide1.xml']);
    expect(slide).toMatch(/<p:cNvPr id="\d+" name="A synapse" descr="A synapse"\/>/u);
    expect(slide).toContain('r:embed="rId2"');
  });

  test.each(formatIds.filter((id) => id !== 'neuromatrix' && formatOf(id).writes))(
    'is told as lost by %s',
    async (id) => {
      const { report } = await writeText(drawn, id);
      expect(report.losses).toContainEqual({
        kind: 'dropped',
        where: 'picture "A synapse" (p)',
        elementId: 'p',
        what: 'loses its picture; its box and the text about it are kept.',
      });
    },
  );

  test('stays a picture when a selection gets another kind', () => {
    expect(setKind(['p'], 'enzyme')(drawn)).toBe(drawn);
  });

  test.each(['png', 'svg', 'pdf', 'pptx', 'tiff'] as const)(
    'that is rubbish or a bomb stops no %s',
    async (format) => {
      for (const data of ['nonsense!', toBase64(aPng({ width: 60_000, height: 60_000 }))]) {
        expect((await imageOf(withPicture(data), format)).length).toBeGreaterThan(0);
      }
    },
  );
});
