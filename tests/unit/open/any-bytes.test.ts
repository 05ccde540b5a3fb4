import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundledLibrary } from '../library/bundled-library.ts';
import { fragmentTextIn, fragmentToHtml, textToFragment } from '../../../shared/edit/clipboard.ts';
import { readableExtensions } from '../../../shared/formats/known-formats.ts';
import { readLabTable } from '../../../shared/lab/read-lab-table.ts';
import { readOwnLibraryForm, writeOwnLibrary } from '../../../shared/library/own-library.ts';
import { describeFailure } from '../../../shared/messages.ts';
import { nameOfBytes, projectInFile } from '../../../shared/open/open-file.ts';
import {
  createNameCheck,
  findCellColumns,
  pasteCells,
  readCells,
  readNames,
  uprightNames,
} from '../../../shared/open/pasted-cells.ts';
import { fileErrorSchema } from '../../../shared/project/file-outcome.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { newProject, type Project } from '../../../shared/project/project-schema.ts';
import { rescueProject } from '../../../shared/project/rescue-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { readReferences } from '../../../shared/references/read-references.ts';
import { gallery, realFiles } from '../../support/real-files.ts';
import { changedFile, someChanges, type Change } from '../../support/arbitrary-files.ts';

/** Readings of each kind: some in `npm test`, very many in `npm run soak`. */
const readings = Number(process.env['SOAK_READINGS'] ?? 120);
/** Seconds of work after which a file of this size can only hang the program. */
const hang = 15;
/** What is read when a long run stops is found here. */
const lastRead = process.env['SOAK_READINGS'] === undefined ? null : join(tmpdir(), 'last-read');

const files = await realFiles();
const library = bundledLibrary();
const aFile = fc.constantFrom(...files);
const anyName = fc.oneof(
  fc
    .constantFrom(...readableExtensions, 'svg', 'png', 'pdf', 'txt', 'json', 'cys', '')
    .map((extension) => `any.${extension}`),
  fc.string({ maxLength: 12 }),
);
const someBytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 400 }).map((text) => new TextEncoder().encode(text)),
  // The signs that formats begin with, and anything after them.
  fc
    .tuple(
      fc.constantFrom(
        '%PDF-1.7\n',
        '\u0089PNG\r\n\u001a\n',
        '<svg ',
        '<?xml ',
        '{"format":"neuromatrix",',
        'PK\u0003\u0004',
        'source,target\n',
        '@article{',
        'TY  - ',
        '[{"CXVersion":"2.0"},',
      ),
      fc.uint8Array({ maxLength: 400 }),
    )
    .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest])),
);

/** Reads it. `planned`: it is a valid project, or an error that can be told; else what it is. */
async function readingOf(bytes: Uint8Array, name: string): Promise<string> {
  if (lastRead !== null) writeFileSync(`${lastRead}${extname(name)}`, bytes);
  const before = process.cpuUsage();
  const read = await projectInFile(bytes, name);
  nameOfBytes(bytes, name);
  const { user } = process.cpuUsage(before);
  if (user > hang * 1_000_000) return `It took ${user / 1_000_000} seconds.`;
  if (read.ok) return validity(read.value.project);
  const { error } = fileErrorSchema.safeParse(read.error);
  if (error !== undefined) return `Its error is none: ${JSON.stringify(read.error)}`;
  describeFailure({ file: name, error: read.error });
  // What the doctor looks for in it.
  const rescued = rescueProject(Buffer.from(bytes).toString('utf8'));
  return rescued.ok ? validity(rescued.value.project) : 'planned';
}

function validity(project: Project): string {
  const again = parseProject(serializeProject(project));
  return again.ok ? 'planned' : `It is no valid project: ${JSON.stringify(again.error)}`;
}

const time = 60_000 + readings * 200;

describe('whatever is in a file', () => {
  test(
    'it opens as a valid project or is refused with words, if it is anything at all',
    async () => {
      const property = fc.asyncProperty(someBytes, anyName, async (bytes, name) => {
        expect(await readingOf(bytes, name)).toBe('planned');
      });
      await fc.assert(property, { numRuns: readings });
    },
    time,
  );

  test(
    'it opens as a valid project or is refused with words, if it was a real file once',
    async () => {
      const property = fc.asyncProperty(
        aFile,
        someChanges,
        fc.option(anyName),
        async (file, changes, other) => {
          const bytes = changedFile(file.bytes, changes);
          expect(await readingOf(bytes, other ?? file.name)).toBe('planned');
        },
      );
      await fc.assert(property, { numRuns: readings * 2 });
    },
    time * 2,
  );

  test(
    'every unchanged file is planned for as well',
    async () => {
      const outcomes = await Promise.all(files.map(({ name, bytes }) => readingOf(bytes, name)));
      expect(files.filter((_, index) => outcomes[index] !== 'planned')).toEqual([]);
    },
    time,
  );
});

const fragment = textToFragment(gallery);
const parts = fragment.ok ? fragment.value : { nodes: [], links: [], references: [] };

/** Texts of the kind that each reader wants, to begin with. */
const texts: readonly string[] = [
  gallery,
  fragmentToHtml(parts, 'words'),
  writeOwnLibrary({
    ...library,
    entities: library.entities.slice(0, 3),
    links: [],
    references: [],
  }),
  '@article{a2020, title = {The {B6} paper}, author = "Doe, J and Roe, R", year = 2020, doi = {10.1000/x}}',
  'TY  - JOUR\nAU  - Doe, J.\nTI  - A title\nPY  - 2020/01/02\nDO  - 10.1000/x\nER  - \n',
  'PMID- 123\nTI  - A title\n      over two lines\nFAU - Doe, Jane\nDP  - 2020 Jan\nAID - 10.1000/x [doi]\n\n',
  '[{"id":"a","type":"article-journal","title":"A","author":[{"family":"Doe"}],"issued":{"date-parts":[[2020]]}}]',
  'Marker;Value;Unit;Range;Date\nFerritin;12,5;µg/l;15 - 150;01.02.2024\nB12;1 250;pmol/l;<600;\n',
  'Source\tRelation\tTarget\nTryptophan\tis converted to\t5-HTP\nIron\tcofactor of\tTPH2\n',
  '- Tryptophan\n- 5-HTP\n- Serotonin\n',
];

/** What comes by the clipboard or into a dialog. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'the clipboard': (text) => {
    const inHtml = fragmentTextIn(text);
    return [textToFragment(text), inHtml === null ? null : textToFragment(inHtml)];
  },
  'cells and names that are pasted': (text) => {
    const project = newProject();
    const isName = createNameCheck(project, library);
    let count = 0;
    const newId = () => `id${(count += 1)}`;
    for (const cells of [
      readCells(text, ''),
      readCells(text, '<table>'),
      readNames(text, isName),
    ]) {
      const rows = cells === null ? [] : uprightNames(cells.slice(0, 50), isName);
      const columns = rows.length === 0 ? null : findCellColumns(rows, isName);
      if (columns === null) continue;
      const pasted = pasteCells(project, rows, columns, {
        library,
        newId,
        at: { x: 0, y: 0 },
      });
      const made = validity(pasted.project);
      if (made !== 'planned') throw new Error(made);
    }
  },
  'a library of one’s own': readOwnLibraryForm,
  references: readReferences,
  'laboratory values': readLabTable,
  'what is left of a project': rescueProject,
};

describe.each(Object.entries(readers))('%s', (_name, read) => {
  test(
    'may hold any text',
    () => {
      const changed = fc
        .tuple(fc.constantFrom(...texts), someChanges)
        .map(([text, changes]: [string, Change[]]) =>
          Buffer.from(changedFile(Buffer.from(text), changes)).toString('utf8'),
        );
      const anyText = fc.oneof(
        { weight: 3, arbitrary: changed },
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.stringMatching(/^[\s"',;\t@{}=\d-]{0,200}$/u),
      );
      fc.assert(
        fc.property(anyText, (text) => {
          expect(() => read(text)).not.toThrow();
        }),
        { numRuns: readings },
      );
    },
    time,
  );
});
