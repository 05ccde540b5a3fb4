import { describe, expect, test } from 'vitest';
import type { FileError } from '../../shared/project/file-outcome.ts';
import { describeFailure, describeMissingText } from '../../shared/messages.ts';

const file = 'matrix.neuromatrix';

const errors: readonly FileError[] = [
  { kind: 'not-json', line: 3, column: 14, reason: 'a colon is missing' },
  { kind: 'not-xml', line: 2, column: 7, reason: 'an end tag has no start tag' },
  { kind: 'not-a-project', found: 'a PNG image' },
  { kind: 'too-new', version: 7 },
  { kind: 'too-large', bytes: 70_000_000, limit: 67_108_864 },
  { kind: 'damaged', problems: [{ where: 'node n1, x', why: 'must be a number' }], total: 1 },
  { kind: 'image-without-project', format: 'png' },
  { kind: 'image-damaged', format: 'svg', reason: 'its project is not JSON' },
  { kind: 'missing' },
  { kind: 'no-permission' },
  { kind: 'disk-full' },
  { kind: 'changed-on-disk' },
  { kind: 'is-a-folder' },
  { kind: 'link-loop' },
  { kind: 'open-elsewhere' },
  { kind: 'system', reason: 'EIO: i/o error, read' },
];

describe('Whatever goes wrong with a file', () => {
  test('a name that would turn the direction of text leaves the sentence as it is', () => {
    const error: FileError = { kind: 'is-a-folder' };
    const { title } = describeFailure({ file: 'a\u202eb\nc.neuromatrix', error });
    expect(title).toMatch(/^“[^\u202e\n]*” is a folder\.$/u);
  });

  test('a file of which not even the name is known is called so', () => {
    const { title } = describeFailure({ file: '', error: { kind: 'is-a-folder' } });
    expect(title).toBe('The file is a folder.');
  });

  test.each(errors.map((error) => [error.kind, error] as const))(
    'a person is told which file, what happened and what to do: %s',
    (_kind, error) => {
      const { title, detail, advice } = describeFailure({ file, error });
      expect(title).toMatch(/^“matrix\.neuromatrix” .*\.$/u);
      expect(detail).not.toBe('');
      expect(advice).toMatch(/^[A-Z].*\.$/u);
    },
  );

  test('every case has a title of its own', () => {
    const titles = errors.map((error) => describeFailure({ file, error }).title);
    expect(new Set(titles).size).toBe(errors.length);
  });
});

describe('The particulars are told', () => {
  test.each<[FileError, string]>([
    [
      { kind: 'not-json', line: 3, column: 14, reason: 'a colon is missing' },
      'Line 3, column 14: a colon is missing.',
    ],
    [{ kind: 'not-a-project', found: 'a PNG image' }, 'It seems to be a PNG image.'],
    [{ kind: 'too-new', version: 7 }, 'Its format is version 7, which this version cannot read.'],
    [
      { kind: 'too-large', bytes: 67_108_865, limit: 67_108_864 },
      'It has 64.01 MB; at most 64 MB can be read.',
    ],
    [{ kind: 'system', reason: 'EIO' }, 'The system reports: EIO'],
  ])('%#', (error, detail) => {
    expect(describeFailure({ file, error }).detail).toBe(detail);
  });

  test('a damaged file lists its first problems and counts the rest', () => {
    const problems = [
      { where: 'node "Serotonin" (n12), width', why: 'must be a number, but is null' },
      { where: 'link l3, target', why: 'ends at n9, which does not exist' },
    ];
    expect(
      describeFailure({ file, error: { kind: 'damaged', problems, total: 1_502 } }),
    ).toMatchObject({
      title: '“matrix.neuromatrix” is damaged: 1,502 problems in its content.',
      detail: [
        'node "Serotonin" (n12), width: must be a number, but is null.',
        'link l3, target: ends at n9, which does not exist.',
        '… and 1,500 more.',
      ].join('\n'),
    });
  });
});

test('texts that no font has are named, as far as anyone reads', () => {
  expect(describeMissingText(['\u{1f9ec}'])).toBe(
    'No font of this computer has “\u{1f9ec}”: boxes stand for it in the image.',
  );
  expect(describeMissingText(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toContain('“e” and 2 more:');
});
