import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../shared/project/project-schema.ts';
import { currentVersion } from '../../../shared/project/migrations.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';

describe('A text that is no project file', () => {
  test.each([
    ['', 'an empty file'],
    [' \n', 'an empty file'],
    ['[]', 'a JSON list'],
    ['null', 'the JSON value null'],
    ['"text"', 'a JSON string'],
    ['{}', 'a JSON object without a "format" field'],
    ['{"format":"cytoscape"}', 'a JSON object whose "format" is the text "cytoscape"'],
    [
      '{"__proto__":{"format":"neuromatrix"},"version":1}',
      'a JSON object without a "format" field',
    ],
    [
      '<?xml version="1.0"?>\n<Pathway xmlns="http://pathvisio.org/GPML/2021" name="x">',
      'a GPML document (a WikiPathways or PathVisio pathway)',
    ],
    ['<?xml version="1.0"?><sbgn xmlns="http://sbgn.org/libsbgn/0.3">', 'an SBGN-ML document'],
    ['<?xml version="1.0"?><sbml level="3">', 'an SBML model'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'an SVG image'],
    ['<!DOCTYPE html><html>', 'a web page'],
    ['<thing a="b"/>', 'an XML document'],
    [decoded([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), 'a PNG image'],
    [decoded([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0]), 'a JPEG image'],
    ['%PDF-1.7\n%âãÏÓ', 'a PDF document'],
    ['PK\u0003\u0004\u0014\u0000', 'a ZIP archive, or a document that is one inside'],
    [decoded([0x1f, 0x8b, 8, 0]), 'a compressed (gzip) file'],
    [decoded([0xff, 0xfe, 0x7b, 0, 0x22, 0]), 'a text in UTF-16, not in UTF-8'],
    [decoded([0x7f, 0x45, 0x4c, 0x46, 2, 1, 0, 0]), 'a binary file'],
  ])('is told by what it seems to be: %j', (text, found) => {
    expect(parseProject(text)).toEqual({ ok: false, error: { kind: 'not-a-project', found } });
  });

  test.each([
    [
      '{"format": "neuromatrix",\n "version": 1,\n}',
      3,
      1,
      'there is a comma too many before this "}"',
    ],
    ['{"a": [1, 2}', 1, 12, 'a comma or "]" is missing; there is "}"'],
    ['{"a" 1}', 1, 6, 'a colon is missing after the field name; there is "1"'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma or "}" is missing; there is a double quote'],
    ['{"a": NaN}', 1, 7, 'a value is missing; there is "NaN", which is none'],
    ["{'a': 1}", 1, 2, 'a field name in double quotes is missing; there is "\'"'],
    ['{"a": 1', 1, 8, 'the text ends in the middle, as if part of the file were missing'],
    ['{"a": 1} x', 1, 10, 'there is "x" after the end of the data'],
    ['{"a": "\\q"}', 1, 8, 'a backslash in a text must begin an escape such as \\n or \\u00e9'],
    [
      '{\r\n<<<<<<< mine',
      2,
      1,
      'a field name in double quotes is missing; there is the mark of an unresolved merge of two versions',
    ],
    ['hello', 1, 1, 'a value is missing; there is "hello", which is none'],
  ])('is told by the place of the first mistake: %j', (text, line, column, reason) => {
    expect(parseProject(text)).toEqual({
      ok: false,
      error: { kind: 'not-json', line, column, reason },
    });
  });

  test('is told to come from a later version, before its content is looked at', () => {
    const version = currentVersion + 1;
    const text = JSON.stringify({ format: 'neuromatrix', version, nodes: 'nowadays a text' });
    expect(parseProject(text)).toEqual({ ok: false, error: { kind: 'too-new', version } });
  });

  test.each([
    [undefined, 'is missing; it must be a whole number such as 1'],
    ['1', 'must be a whole number such as 1, but is the text "1"'],
    [0, 'must be a whole number such as 1, but is 0'],
    [1.5, 'must be a whole number such as 1, but is 1.5'],
  ])('is told when its version is no version: %j', (version, why) => {
    expect(parseProject(JSON.stringify({ format: 'neuromatrix', version }))).toEqual({
      ok: false,
      error: { kind: 'damaged', problems: [{ where: 'version', why }], total: 1 },
    });
  });

  test('is told to be too large by its size in UTF-8, not by its characters', () => {
    const text = `"${'é'.repeat(limits.fileBytes / 2)}"`;
    expect(parseProject(text)).toEqual({
      ok: false,
      error: { kind: 'too-large', bytes: limits.fileBytes + 2, limit: limits.fileBytes },
    });
  });

  test('is told to be too deep instead of exhausting the stack', () => {
    for (const field of ['origin":{"format":"x","data', 'future', 'version', 'format']) {
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      const result = parseProject(
        `{"format":"neuromatrix","version":1,"${field}":${deep}${field.includes('{') ? '}' : ''}}`,
      );
      expect(result.ok).toBe(false);
    }
  });
});

describe('Any text at all', () => {
  test('gives a project or one of our errors', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), brokenJson), (text) => {
        const result = parseProject(text);
        expect(result.ok || typeof result.error.kind === 'string').toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('in our envelope gives a project or problems with a place and a reason', () => {
    fc.assert(
      fc.property(anythingLikeAProject, (content) => {
        const result = parseProject(
          JSON.stringify({ ...content, format: 'neuromatrix', version: 1 }),
        );
        if (result.ok) return;
        expect(result.error.kind).toBe('damaged');
        if (result.error.kind !== 'damaged') return;
        expect(result.error.problems.every(({ where, why }) => where !== '' && why !== '')).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('may begin with a byte order mark', () => {
    expect(parseProject('\uFEFF{"format":"neuromatrix","version":1}').ok).toBe(true);
  });
});

/** JSON with a piece cut out or put in: the typing errors of people. */
const brokenJson = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom('', ',', '"', '{', ']', '\\', '\n', '1', ':'),
  )
  .map(([json, at, cut, piece]) => {
    const offset = at % (json.length + 1);
    return json.slice(0, offset) + piece + json.slice(offset + cut);
  });

const anything = fc.jsonValue({ maxDepth: 4 });
const id = fc.constantFrom('a', 'b', '__proto__', 'constructor', '', 'with space');
const anythingLikeAProject = fc.record(
  {
    metadata: fc.oneof(anything, fc.record({ title: anything, created: anything })),
    nodes: fc.oneof(
      anything,
      fc.array(
        fc.record(
          {
            id,
            kind: fc.constantFrom('gene', 'x'),
            x: anything,
            y: anything,
            width: anything,
            height: fc.constant(1),
            parent: id,
            style: anything,
          },
          { requiredKeys: ['id', 'kind'] },
        ),
      ),
    ),
    links: fc.oneof(
      anything,
      fc.array(
        fc.record(
          {
            id,
            relation: fc.constant('binds'),
            source: fc.oneof(anything, fc.record({ to: fc.constantFrom('node', 'x'), id })),
            target: anything,
          },
          { requiredKeys: [] },
        ),
      ),
    ),
    scenarios: anything,
    origin: anything,
  },
  { requiredKeys: [] },
);

function decoded(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('utf8');
}
