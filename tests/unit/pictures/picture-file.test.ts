import { createCanvas } from '@napi-rs/canvas';
import { assert, constantFrom, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64 } from '../../../shared/bytes/base64.ts';
import { decodePng } from '../../../shared/paint/decode-png.ts';
import { factsOfPicture, readPictureFile } from '../../../shared/project/picture-file.ts';
import { aPng } from '../../support/a-png.ts';

const jpeg = async (width: number, height: number) =>
  new Uint8Array(await createCanvas(width, height).encode('jpeg', 80));

describe('The head of a picture', () => {
  test('says type and size, whatever the file is called', async () => {
    expect(readPictureFile(aPng())).toEqual({
      ok: true,
      value: { type: 'png', width: 2, height: 1 },
    });
    expect(readPictureFile(await jpeg(7, 5))).toEqual({
      ok: true,
      value: { type: 'jpeg', width: 7, height: 5 },
    });
  });

  test.each([
    ['rubbish', Uint8Array.of(1, 2, 3, 4), 'no-picture'],
    ['nothing', new Uint8Array(), 'no-picture'],
    ['no width', aPng({ width: 0 }), 'empty'],
    ['no height', aPng({ height: 0 }), 'empty'],
    ['60,000 pixels on a side', aPng({ width: 60_000, height: 60_000 }), 'too-many'],
    ['a cut-off PNG', aPng().subarray(0, 50), 'cut-off'],
    ['the beginning of a PNG', aPng().subarray(0, 20), 'cut-off'],
  ])('%s is refused', (_what, bytes, fault) => {
    expect(readPictureFile(bytes)).toEqual({ ok: false, error: fault });
  });

  test('a JPEG that is cut off anywhere is refused', async () => {
    const whole = await jpeg(20, 20);
    for (const length of [4, 30, whole.length - 2]) {
      expect(readPictureFile(whole.subarray(0, length))).toMatchObject({ ok: false });
    }
  });

  test('no bytes make it throw', () => {
    const begun = constantFrom(
      [],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [0xff, 0xd8, 0xff],
    );
    assert(
      property(begun, uint8Array({ maxLength: 200 }), (start, rest) => {
        const bytes = Uint8Array.of(...start, ...rest);
        readPictureFile(bytes);
        decodePng(bytes);
        factsOfPicture({ data: toBase64(bytes) });
      }),
    );
  });

  test('what a project holds that is no picture has no facts', () => {
    expect(factsOfPicture({ data: '<svg onload="alert(1)"/>' })).toBeNull();
    expect(factsOfPicture({ data: toBase64(aPng({ width: 60_000, height: 60_000 })) })).toBeNull();
  });
});

describe('The pixels of a PNG', () => {
  test('are those that another program wrote', async () => {
    const canvas = createCanvas(23, 17);
    const surface = canvas.getContext('2d');
    for (const [at, color] of ['#ff0000', '#00ff0080', '#123456'].entries()) {
      surface.fillStyle = color;
      surface.fillRect(at * 5, at * 3, 9, 9);
    }
    const decoded = decodePng(new Uint8Array(await canvas.encode('png')));
    const wanted = surface.getImageData(0, 0, 23, 17).data;
    expect(decoded).toMatchObject({ columns: 23, rows: 17 });
    expect(decoded && [...decoded.pixels]).toEqual([...wanted]);
  });

  test.each([
    [
      'a palette of two bits, one colour of it clear',
      aPng({ width: 3, depth: 2, colorType: 3 }, Uint8Array.of(0, 0b00011000), {
        PLTE: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
        tRNS: Uint8Array.of(255, 0),
      }),
      [1, 2, 3, 255, 4, 5, 6, 0, 7, 8, 9, 255],
    ],
    [
      'one bit of grey',
      aPng({ width: 2, depth: 1, colorType: 0 }, Uint8Array.of(0, 0b01000000)),
      [0, 0, 0, 255, 255, 255, 255, 255],
    ],
    [
      'sixteen bits of grey and opacity',
      aPng({ width: 1, depth: 16, colorType: 4 }, Uint8Array.of(0, 0x80, 0x80, 0xff, 0xff)),
      [128, 128, 128, 255],
    ],
    [
      'in passes',
      aPng(
        { width: 2, height: 2, colorType: 0, interlace: 1 },
        Uint8Array.of(0, 10, 0, 20, 0, 30, 40),
      ),
      [10, 10, 10, 255, 20, 20, 20, 255, 30, 30, 30, 255, 40, 40, 40, 255],
    ],
  ])('are read from %s', (_what, file, wanted) => {
    const decoded = decodePng(file);
    expect(decoded && [...decoded.pixels]).toEqual(wanted);
  });

  test('of a file that promises more than it holds are not made up', () => {
    expect(decodePng(aPng({ width: 300, height: 300 }))).toBeNull();
    expect(decodePng(aPng({}, Uint8Array.of(9, 1, 2, 3, 4, 5, 6)))).toBeNull();
  });
});
