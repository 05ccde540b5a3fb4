import { deflateSync, inflateSync } from 'node:zlib';
import { assert, nat, property, string, uint8Array } from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { joinBytes } from '../../../shared/bytes/bytes.ts';
import { inflate } from '../../../shared/bytes/inflate.ts';
import { noteChunks, pngChunk, readPngProject, pngFile } from '../../../shared/paint/png.ts';
import { packRows } from '../../../shared/paint/raster-bands.ts';

const nothing = { dotsPerInch: 96, title: '', description: '', project: null };
const anImage = { width: 1, height: 1, isOpaque: true };
const onePixel = [deflateSync(Buffer.of(0, 1, 2, 3))];

const aPng = (project: string | null) => pngFile(anImage, { ...nothing, project }, onePixel);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** A PNG of which all but the text's chunk is as it should be. */
function pngWith(...chunks: Uint8Array[]): Uint8Array {
  const whole = aPng(null);
  return joinBytes([whole.subarray(0, 33), ...chunks, whole.subarray(33)]);
}

const possible = (project: string) => [
  { ok: true, value: project },
  { ok: true, value: null },
  { ok: false, error: 'damaged' },
];

describe('What a PNG carries', () => {
  test('is read back as it was, whatever its letters', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 3_000 }), (text) => {
        const project = text.replaceAll('\0', '').replaceAll(/\p{Cs}/gu, '');
        expect(readPngProject(aPng(project))).toEqual({ ok: true, value: project });
      }),
    );
  });

  test('is packed', () => {
    const project = '{"label":"Serotonin"}\n'.repeat(50_000);
    const png = aPng(project);
    expect(png.length).toBeLessThan(project.length / 100);
    expect(readPngProject(png)).toEqual({ ok: true, value: project });
  });

  test('leaves the pixels to any reader', () => {
    const pixels = Uint8Array.from({ length: 5 * 3 * 4 }, (_, at) => (at * 37) % 256);
    const image = { width: 5, height: 3, isOpaque: false };
    const packed = [deflateSync(packRows(pixels, 5, 3, false))];
    const png = pngFile(image, { ...nothing, title: 'T', project: 'x' }, packed);
    const read = PNG.sync.read(Buffer.from(png));
    expect([read.width, read.height, ...read.data]).toEqual([5, 3, ...pixels]);
  });

  test('says how large it is on paper, what it is called and what it shows', () => {
    const notes = noteChunks({
      dotsPerInch: 300,
      title: 'Serotonin 血清素',
      description: 'Tryptophan is converted.',
      project: null,
    });
    const text = Buffer.from(notes).toString('utf8');
    // 300 dots an inch are 11,811 a metre.
    expect(Buffer.from(notes).readUInt32BE(8)).toBe(11_811);
    expect(text).toContain('Title\0\0\0\0\0Serotonin 血清素');
    expect(text).toContain('Description\0\0\0\0\0Tryptophan is converted.');
  });

  test('has opaque pixels without their opacity', () => {
    const pixels = Uint8Array.of(1, 2, 3, 255, 4, 5, 6, 255);
    expect([...packRows(pixels, 1, 2, true)]).toEqual([0, 1, 2, 3, 0, 4, 5, 6]);
  });
});

describe('A project is found', () => {
  const text = '{"μ":1}';
  const zipped = deflateSync(text);
  test.each([
    [
      'in a text after the pixels',
      (chunk: Uint8Array) => joinBytes([aPng(null).subarray(0, -12), chunk]),
    ],
    ['before them', (chunk: Uint8Array) => pngWith(chunk)],
  ])('%s, in every form that other programs give it', (_where, insertChunk) => {
    const forms = [
      pngChunk('iTXt', joinBytes([latin1('neuromatrix\0\0\0en\0x\0'), Buffer.from(text)])),
      pngChunk('iTXt', joinBytes([latin1('neuromatrix\0\x01\0\0\0'), zipped])),
      pngChunk('zTXt', joinBytes([latin1('neuromatrix\0\0'), zipped])),
      pngChunk('tEXt', joinBytes([latin1('neuromatrix\0'), Buffer.from(text)])),
    ];
    const found = forms.map((form) => readPngProject(insertChunk(form)));
    expect(found).toEqual(forms.map(() => ({ ok: true, value: text })));
  });
});

describe('No project is taken from', () => {
  test('an image that has none', () => {
    expect(readPngProject(aPng(null))).toEqual({ ok: true, value: null });
    const other = pngChunk('tEXt', latin1('Comment\0neuromatrix'));
    expect(readPngProject(pngWith(other))).toEqual({ ok: true, value: null });
  });

  test('an image of which a byte was changed: it says so, or reads the same, or finds none', () => {
    const project = '{"format":"neuromatrix"}'.repeat(100);
    const png = aPng(project);
    const changed = Array.from({ length: png.length - 8 }, (_, at) => {
      const copy = png.slice();
      copy[at + 8] = (copy[at + 8] ?? 0) ^ 0x10;
      return copy;
    });
    expect(possible(project)).toEqual(
      expect.arrayContaining(changed.map((one) => readPngProject(one))),
    );
  });

  test('an image that was cut off anywhere', () => {
    const project = 'x'.repeat(5_000);
    const png = aPng(project);
    const whole = [{ ok: true, value: project }];
    const others = [
      { ok: true, value: null },
      { ok: false, error: 'damaged' },
    ];
    for (let length = 0; length < png.length; length += 1) {
      expect([...whole, ...others]).toContainEqual(readPngProject(png.subarray(0, length)));
    }
  });

  test.each([
    [
      'lengths beyond the file',
      joinBytes([Buffer.from('fffffff0', 'hex'), latin1('iTXtneuromatrix\0')]),
    ],
    ['a text without its separators', pngChunk('iTXt', latin1('neuromatrix\0\x01\0abc'))],
    ['what does not unpack', pngChunk('zTXt', latin1('neuromatrix\0\0nonsense'))],
    ['an empty pack', pngChunk('zTXt', latin1('neuromatrix\0\0'))],
    ['bytes that are no letters', pngChunk('tEXt', latin1('neuromatrix\0\xf0\x9f\x98'))],
  ])('%s', (_what, chunk) => {
    expect(readPngProject(pngWith(chunk))).toEqual({ ok: false, error: 'damaged' });
  });

  test('a small file that unpacks to more than a project can have', () => {
    const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    const chunk = pngChunk('zTXt', joinBytes([latin1('neuromatrix\0\0'), bomb]));
    expect(readPngProject(pngWith(chunk))).toEqual({ ok: false, error: 'too-large' });
  });
});

test('whatever zlib packs unpacks, and no more of it than is allowed', () => {
  assert(
    property(uint8Array({ maxLength: 20_000 }), nat(9), (bytes, level) => {
      const packed = deflateSync(bytes, { level });
      expect(inflate(packed, bytes.length)).toEqual({
        ok: true,
        value: Uint8Array.from(inflateSync(packed)),
      });
      const tight = inflate(packed, bytes.length - 1);
      expect(tight).toEqual({ ok: false, error: 'too-large' });
    }),
    { numRuns: 60 },
  );
});
