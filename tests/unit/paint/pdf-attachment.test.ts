import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPdfProject } from '../../../shared/paint/pdf-attachment.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { aPdf } from '../../support/a-pdf.ts';
import { aPicture } from '../../support/a-picture.ts';

const project = aProject({ nodes: [aNode({ label: 'Серотонин \u{1f9e0} "5-HT"\n\\ ) >>' })] });
const text = serializeProject(project);
const none = { ok: true, value: null };
const found = { ok: true, value: text };
const damaged = { ok: false, error: 'damaged' };

async function carrier(): Promise<Uint8Array> {
  return (await aPdf({ ...aPicture(project), title: 'A/B: "x"' }, { project: text })).data;
}

function bytesOf(content: string): Uint8Array {
  return new Uint8Array(Buffer.from(content, 'latin1'));
}

test('the project comes back as it went in', async () => {
  expect(readPdfProject(await carrier())).toEqual(found);
});

test('an image without its project says so', async () => {
  expect(readPdfProject((await aPdf(aPicture(project))).data)).toEqual(none);
});

describe('Written anew by another program', () => {
  test.each([true, false])(
    'the project is still there (packed objects: %s)',
    async (useObjectStreams) => {
      const document = await PDFDocument.load(await carrier());
      document.addPage();
      expect(readPdfProject(await document.save({ useObjectStreams }))).toEqual(found);
    },
  );

  test('beside other attachments it is found by its name', async () => {
    const document = await PDFDocument.create();
    await document.attach(bytesOf('other'), 'a.txt', { mimeType: 'text/plain' });
    await document.attach(Buffer.from(text), 'Mine.neuromatrix', {
      afRelationship: AFRelationship.Data,
    });
    expect(readPdfProject(await document.save())).toEqual(found);
  });

  test('another attachment is not taken for it', async () => {
    const document = await PDFDocument.create();
    await document.attach(Buffer.from(text), 'project.json', { mimeType: 'application/json' });
    expect(readPdfProject(await document.save())).toEqual(none);
  });
});

describe('Damaged on its way', () => {
  test('a file with more before it, or with its end cut off, still gives its project', async () => {
    const file = await carrier();
    expect(readPdfProject(Buffer.concat([bytesOf('junk\n'), file]))).toEqual(found);
    expect(readPdfProject(file.subarray(0, file.length - 200))).toEqual(found);
  });

  test('wherever it is cut or changed, the project comes back whole or not at all', async () => {
    const file = await carrier();
    fc.assert(
      fc.property(
        fc.nat({ max: file.length - 1 }),
        fc.nat({ max: 255 }),
        fc.boolean(),
        (at, byte, isCut) => {
          const broken = isCut ? file.slice(0, at) : Uint8Array.from(file);
          if (!isCut) broken[at] = byte;
          const read = readPdfProject(broken);
          expect([text, null, undefined]).toContain(read.ok ? read.value : undefined);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('whatever bytes there are, reading them ends', () => {
    const words =
      '1 0 obj|endobj|<<|>>|[|]|/Root 1 0 R|/Type /Catalog|stream\n|%PDF-1.7\n|endstream|xref\n0 9\n|trailer|' +
      'startxref\n9\n|(|)|<|/Length 9|0 65535 f|%|/Type /ObjStm /N 9 /First 3|/W [1 2 1]|/Prev 0|\\|9 0 R|-1|1e9|\n';
    const pieces = fc.constantFrom(...words.split('|'));
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (all) => {
        const read = readPdfProject(bytesOf(all.join(' ')));
        expect(read.ok ? read.value : null).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

describe('Files that mean harm', () => {
  /** A file whose catalogue is object 1, with these objects after it. */
  function fileOf(catalog: string, ...objects: readonly string[]): Uint8Array {
    const bodies = [catalog, ...objects].map((body, i) => `${i + 1} 0 obj\n${body}\nendobj\n`);
    return bytesOf(`%PDF-1.7\n${bodies.join('')}trailer\n<</Root 1 0 R>>\n`);
  }
  const attachment = '<</Names <</EmbeddedFiles <</Names [(a.neuromatrix) 2 0 R]>>>>>>';
  const named = '<</UF (a.neuromatrix) /EF <</F 3 0 R>>>>';

  test('the pattern that they follow is one that is read', () => {
    const stream = `<</Length ${text.length}>>\nstream\n{}\nendstream`;
    expect(readPdfProject(fileOf(attachment, named, stream))).toEqual({ ok: true, value: '{}\n' });
  });

  test('data that unpacks to a thousand times its size is not unpacked to the end', () => {
    const packed = Buffer.from(zlibSync(new Uint8Array(80 * 1024 * 1024))).toString('latin1');
    const stream = `<</Filter /FlateDecode /Length ${packed.length}>>\nstream\n${packed}\nendstream`;
    expect(readPdfProject(fileOf(attachment, named, stream))).toEqual({
      ok: false,
      error: 'too-large',
    });
  });

  test.each([
    [
      'branches of names that lead to each other',
      '<</Names <</EmbeddedFiles 2 0 R>>>>',
      '<</Kids [2 0 R 2 0 R]>>',
    ],
    ['an object that is another that is it', '<</Names 2 0 R>>', '3 0 R', '2 0 R'],
    ['values nested without end', `<</Names ${'['.repeat(100_000)}>>`],
    ['a stream as long as itself', attachment, named, '<</Length 3 0 R>>\nstream\nx'],
    [
      'a filter that nobody knows',
      attachment,
      named,
      '<</Filter [/LZWDecode /FlateDecode]>>\nstream\nx\nendstream',
    ],
  ])('%s', (_, catalog, ...objects) => {
    const read = readPdfProject(fileOf(catalog, ...objects));
    expect([none, damaged]).toContainEqual(read);
  });

  test('tables that go round in circles', () => {
    const table =
      'xref\n0 1\n0000000000 65535 f \ntrailer\n<</Prev 9 /Root 1 0 R>>\nstartxref\n9\n%%EOF';
    expect(readPdfProject(bytesOf(`%PDF-1.7\n${table}`))).toEqual(none);
  });

  test('a table of a thousand million objects', () => {
    const file = '%PDF-1.7\nxref\n0 999999999\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF';
    expect(readPdfProject(bytesOf(file))).toEqual(none);
  });

  test('a file that is locked with a password', () => {
    const file = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R /Encrypt 2 0 R>>\n';
    expect(readPdfProject(bytesOf(file))).toEqual(none);
  });

  test('a broken file without any attachment holds no project; one with a broken attachment does', () => {
    const stub = '%PDF-1.4\n1 0 obj\n<</Type /Catalog>>\nendobj\n';
    expect(readPdfProject(bytesOf(stub))).toEqual(none);
    expect(readPdfProject(bytesOf('%PDF-1.4\n'))).toEqual(none);
    const broken = `${stub}2 0 obj\n<</Type /EmbeddedFile /Length 9>>\n`;
    expect(readPdfProject(bytesOf(broken))).toEqual(damaged);
  });
});
