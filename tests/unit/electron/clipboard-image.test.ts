import { expect, test } from 'vitest';
import { clipboardImage } from '../../../electron/clipboard-image.ts';

test.each([
  ['linux', 'image/svg+xml'],
  ['win32', 'image/svg+xml'],
  ['darwin', 'public.svg-image'],
] as const)('on %s the drawing goes under the name %s', async (platform, name) => {
  const image = clipboardImage({ png: Uint8Array.of(1), svg: '<svg/>' }, platform);
  const raw = `electron application/osclipboard;format="${name}"`;
  expect(Object.keys(image)).toEqual(['image/png', raw]);
  expect(await image[raw]?.text()).toBe('<svg/>');
});
