import { GlobalFonts } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { drawMissing, findMissing } from '../../../cli/draw-missing.ts';
import { composePicture } from '../../../shared/paint/picture.ts';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import { aNode, aProject } from '../../support/a-project.ts';

const look = { size: 13, weight: 400, italic: false, color: '#000000', direction: 'ltr' } as const;

/** Scripts, and families that have them, that a machine may have. */
const scripts = [
  ['Thai', 'ไทย', /loma|garuda|noto sans thai|tlwg/iu],
  ['Japanese', '日本語', /cjk|noto sans jp|gothic|meiryo|ipa/iu],
  ['Devanagari', 'हिन्दी', /devanagari|lohit|mangal/iu],
] as const;

for (const [script, text, family] of scripts) {
  const isThere = GlobalFonts.families.some((one) => family.test(one.family));
  test.skipIf(!isThere)(`${script} is drawn with a font of this machine`, async () => {
    const drawn = await drawMissing({ ...look, text });
    expect(drawn?.pixels.some((value) => value > 0)).toBe(true);
    const picture = composePicture(
      aProject({ nodes: [aNode({ label: text })] }),
      imageOptionsSchema.parse({}),
    );
    expect(findMissing(picture)).toEqual([]);
  });
}

test('what no font has is still told', () => {
  const picture = composePicture(
    aProject({ nodes: [aNode({ label: 'a\u{16d40}' })] }),
    imageOptionsSchema.parse({}),
  );
  expect(findMissing(picture)).toEqual(['\u{16d40}']);
});
