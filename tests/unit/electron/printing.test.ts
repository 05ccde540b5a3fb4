import type { WebContents } from 'electron';
import { expect, test } from 'vitest';
import { printOptions, printPages } from '../../../electron/printing.ts';
import { papers } from '../../../shared/paint/sheets.ts';

test('a paper that printers know is asked for by its name, with how it lies', () => {
  const { a4, letter } = papers;
  expect(printOptions(a4)).toMatchObject({ pageSize: 'A4', landscape: false });
  expect(printOptions({ width: letter.height, height: letter.width })).toMatchObject({
    pageSize: 'Letter',
    landscape: true,
  });
});

test('a page of any other size is asked for upright, in microns', () => {
  expect(printOptions({ width: 192, height: 96 })).toMatchObject({
    pageSize: { width: 25_400, height: 50_800 },
    landscape: true,
  });
});

test('giving a print up is no failure; what keeps it from being printed is told', async () => {
  const outcome = (isDone: boolean, reason: string) => {
    const print: WebContents['print'] = (_options, callback) => callback?.(isDone, reason);
    // Of the contents only this is asked for.
    return printPages({ print } as WebContents, papers.a4);
  };
  expect(await outcome(true, '')).toBe(null);
  expect(await outcome(false, 'Print job canceled')).toBe(null);
  expect(await outcome(false, 'No printers available')).toBe('No printers available');
});
