import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../cli/command.ts';
import { exportFlags, readExportOptions } from '../../../cli/export.ts';

const template = 'a.neuromatrix';
const png = ['-o', 'x.png'];

describe('What is asked of an export', () => {
  test.each<[string[], string]>([
    [[], 'Name the project file to draw.'],
    [[template], 'Name the image to write: -o OUT.svg or -o OUT.pdf.'],
    [
      [template, '-o', 'x.bmp'],
      'The output "x.bmp" ends in .bmp; it can be .svg, .pdf, .pptx, .png, .jpg, .webp or .tif.',
    ],
    [
      [template, '-o', 'x'],
      'The output "x" has no extension; it can be .svg, .pdf, .pptx, .png, .jpg, .webp or .tif.',
    ],
    [[template, template, ...png], 'Many files need a folder for their images: --out-dir DIR.'],
    [[template, ...png, '--out-dir', '.'], 'Give -o or --out-dir, not both.'],
    [[template, ...png, '--format', 'svg'], '"x.png" is no name for svg; leave --format out.'],
    [
      [template, '--out-dir', '.', '--format', 'gif'],
      '--format can be svg, pdf, pptx, png, jpeg, webp or tiff, not "gif".',
    ],
    [[template, ...png, '--scale', 'big'], '--scale can be a number from 0.01 to 100, not "big".'],
    [[template, ...png, '--scale', '0'], '--scale can be a number from 0.01 to 100, not "0".'],
    [[template, ...png, '--dpi', '300', '--scale', '2'], 'Give one of --scale, --width and --dpi.'],
    [[template, ...png, '--width', '12.5'], '--width can be a whole number of pixels, not "12.5".'],
    [[template, ...png, '--margin=-1'], '--margin can be a number from 0 to 10000, not "-1".'],
    [[template, ...png, '--theme', 'blue'], '--theme can be light or dark, not "blue".'],
    [
      [template, ...png, '--background', 'pink'],
      '--background can be white, transparent, theme or a colour such as #f8fafc, not "pink".',
    ],
    [
      [template, ...png, '--container', 'a b'],
      '--container needs the id of a compartment or group.',
    ],
    [[template, ...png, '--select', ','], '--select needs the ids of elements, such as n1,n2.'],
    [[template, ...png, '--tile'], '--tile and --orientation go with --paper a3, a4 or letter.'],
    [[template, ...png, '--overlap', '5'], '--overlap goes with --tile.'],
  ])('cannot be %j, and it says why', (args, reason) => {
    const given = readArguments(args, exportFlags);
    expect(given.ok ? readExportOptions(given.value) : given).toEqual({ ok: false, error: reason });
  });
});
