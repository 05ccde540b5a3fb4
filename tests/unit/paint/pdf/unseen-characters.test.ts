import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { composePicture } from '../../../../shared/paint/picture.ts';
import { paintPdf } from '../../../../shared/paint/pdf.ts';
import { paintSvg } from '../../../../shared/paint/svg.ts';
import { imageOptionsSchema } from '../../../../shared/project/image-formats.ts';
import { measureText } from '../../../../shared/scene/text-layout.ts';
import { aNode, aProject } from '../../../support/a-project.ts';
import { fontFiles } from '../../../support/font-files.ts';
import { hasPoppler, pdfPicture } from '../../../support/poppler.ts';

const unseen = {
  'soft hyphen': '\u00ad',
  'zero width space': '\u200b',
  'word joiner': '\u2060',
  'left-to-right mark': '\u200e',
  'byte order mark': '\ufeff',
  'zero width non-joiner': '\u200c',
} as const;

const pictureOf = (label: string) =>
  composePicture(
    aProject({ nodes: [aNode({ label, width: 200 })] }),
    imageOptionsSchema.parse({ format: 'pdf' }),
  );

async function pdfOf(label: string): Promise<string> {
  const options = imageOptionsSchema.parse({ format: 'pdf' });
  const painted = await paintPdf(pictureOf(label), {
    fonts: fontFiles,
    page: options.page,
    outlines: false,
  });
  if (!painted.ok) throw new Error(painted.error.kind);
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'a.pdf');
  await writeFile(path, painted.value.data);
  return path;
}

const plain = 'Tetrahydrobiopterin';

test.each(Object.entries(unseen))('a %s takes no room', (_name, sign) => {
  expect(measureText(`Tetra${sign}hydro${sign}biopterin`, 13, 600)).toBe(
    measureText(plain, 13, 600),
  );
});

test.skipIf(!hasPoppler).each(Object.entries(unseen))(
  'a %s draws nothing in a PDF',
  async (_name, sign) => {
    const [with_, without] = await Promise.all(
      [`${sign}Tetra${sign}hydro${sign}biopterin`, plain].map(async (label) =>
        pdfPicture(await pdfOf(label)),
      ),
    );
    expect(Buffer.compare(with_?.data ?? Buffer.of(1), without?.data ?? Buffer.of())).toBe(0);
  },
);

test.each(Object.entries(unseen))('a %s draws nothing as an outline', (_name, sign) => {
  const drawn = [`Tetra${sign}hydro${sign}biopterin`, plain].map((label) => {
    const svg = paintSvg(pictureOf(label), { fonts: null, outlines: fontFiles });
    return [...svg.matchAll(/<path transform="[^"]*" d="[^"]*"/gu)].map(([path]) => path);
  });
  expect(drawn[0]).toEqual(drawn[1]);
});
