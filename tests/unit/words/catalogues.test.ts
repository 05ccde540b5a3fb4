import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sentencesIn } from '../../support/sentences.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Where sentences still stand in the code. Once moved, a folder or file is taken off this list and stays off it: its
 * sentences are in `shared/words`, see docs/decisions/words.md.
 */
const notYetMoved: readonly string[] = [
  'shared/edit',
  'shared/formats',
  'shared/graph',
  'shared/library/library.ts',
  'shared/matrix',
  'shared/messages.ts',
  'shared/project',
  'shared/scene',
  'shared/session',
  'shared/whatif',
  'renderer/export/ExportDialog.tsx',
  'renderer/export/export-image.ts',
  'renderer/export/image-facts.ts',
  'renderer/files/ImportReportDialog.tsx',
  'renderer/find/finding.ts',
  'renderer/frame/StatusBar.tsx',
  'renderer/guide/tour-steps.ts',
  'renderer/history/PrivacyDialog.tsx',
  'renderer/inspector/LinkInspector.tsx',
  'renderer/inspector/PropertiesDialog.tsx',
  'renderer/layers/LayersPanel.tsx',
  'renderer/library/LibraryPanel.tsx',
  'renderer/library/OwnLibraryDialog.tsx',
  'renderer/matrix/CellInspector.tsx',
  'renderer/matrix/MatrixGrid.tsx',
  'renderer/matrix/MatrixPane.tsx',
  'renderer/preferences/PreferencesDialog.tsx',
  'renderer/references/ReferencesDialog.tsx',
  'renderer/palette/Palette.tsx',
  'renderer/templates/TemplatesPanel.tsx',
  'renderer/ui/fields/ColorChoices.tsx',
];

/** Names of columns as tables have them, in the languages that tables are written in: they are looked for in files. */
const columnNames = /^[^.:“]+(?:, [^.:“]+)+$/u;

const steadyStates = /^no (?:stable |bounded )?steady state$/u;

/** Faults of the bundled table that joins models with the library, which tests find. */
const faultsOfDrives = [
  '“…” drives no ….….',
  '“…” is no assumption.',
  '… has no output “…”.',
  '… has no parameter “…”.',
];

/** Names of letters, as people write them with a backslash. */
const greekLetters = /^alpha beta gamma /u;

/** The operators of a PDF page and of its fonts. */
const pdfOperators =
  /(?: (?:Do|gs|re|obj\n…\n…|beginbfchar|begin|defineresource pop)|gs \[\] 0 d 0 J 1 j)$/u;

/**
 * What is no sentence of the program's, though it looks like one: names and syntax in files, names of other programs,
 * what a project or a file keeps as it is, and the log.
 */
const noSentences: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  // The names of outcomes, which code compares.
  'shared/kinetics/model-view.ts': [steadyStates],
  'shared/kinetics/simulate.ts': [steadyStates, ...faultsOfDrives],
  'shared/kinetics/steady-state.ts': [steadyStates],
  // Names of databases and other sources.
  'shared/library/credits.ts': [/^(?:Gene Ontology|HPO|ENZYME|Guide to Pharmacology|TRRUST)/u],
  'shared/library/xref-patterns.ts': [/./u],
  // What a project keeps of an entry of the library, as any text in its file.
  'shared/library/elements-from-library.ts': [
    'precursor of',
    'not recorded',
    'Also in: ',
    'Holds for: …',
    'A result of trials in people. It says nothing of the way there.',
    'Library',
  ],
  'shared/lab/read-lab-table.ts': [columnNames],
  'shared/lab/read-values.ts': [/^(?:kg g mg|U IU kU|mmHg Pa) /u],
  // Names of formats.
  'shared/open/exported-files.ts': ['BibTeX', 'RIS'],
  // Names of elements and attributes of SVG.
  'shared/open/harmless-svg.ts': [/^(?:svg g a|id class style) /u],
  'shared/text/decode-entities.ts': [/^(?:nbsp iexcl|Alpha Beta) /u],
  'shared/text/one-byte-encodings.ts': [/^ÄÅÇ/u],
  'shared/text/rich-text.ts': [greekLetters],
  'shared/paint/pdf/content.ts': [pdfOperators],
  'shared/paint/pdf/embedded-font.ts': [pdfOperators],
  'shared/paint/pdf/page-content.ts': [pdfOperators],
  'shared/paint/pdf/pdf-file.ts': [pdfOperators],
  // The name of a filter, which only a fault of the file tells.
  'shared/paint/pdf/read-objects.ts': ['several filters'],
  'shared/references/reference-table.ts': [columnNames],
  // What is written into files, and read again.
  'shared/references/plain-text.ts': ['et al.'],
  'shared/references/ris.ts': ['Cited as: '],
  'cli/completions.ts': ['# Completions of neuromatrix for fish.\n…'],
  'cli/main.ts': ['npm run -s cli --'],
  'electron/closing.ts': ['The page of a window is gone: … (…).'],
  'electron/own-folder.ts': ['Neuromatrix Data'],
  'renderer/evidence/FactEvidence.tsx': ['not recorded'],
  'renderer/library/LibraryRowContent.tsx': ['other kinds'],
  'electron/startup.ts': ['The … process is gone: … (…).'],
};

/** These go to whoever looks for a fault, in English: what a crash report tells. */
const forDevelopers: readonly string[] = [
  'electron/crash-report.ts',
  'electron/main.ts',
  // A fault of a bundled model: tests find it, and no person can cause it.
  'shared/kinetics/expression.ts',
  'shared/kinetics/model.ts',
];

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = ['shared', 'electron', 'renderer', 'cli'].flatMap((part) =>
  readdirSync(join(root, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return {
        path: file.slice(root.length).replaceAll('\\', '/'),
        text: readFileSync(file, 'utf8'),
      };
    }),
);
const catalogues = sources.filter(({ path }) => /^shared\/words\/[\w-]+\.ts$/u.test(path));
const users = sources.filter(({ path }) => !path.startsWith('shared/words/'));

function isUnder(path: string, folderOrFile: string): boolean {
  return path === folderOrFile || path.startsWith(`${folderOrFile}/`);
}

function isSame(known: string | RegExp, words: string): boolean {
  return typeof known === 'string' ? known === words : known.test(words);
}

function sentencesOutside({ path, text }: Source): string[] {
  const known = noSentences[path] ?? [];
  return sentencesIn(path, text)
    .filter(({ text: words }) => !known.some((one) => isSame(one, words)))
    .map((sentence) => `${path}:${sentence.line}: ${sentence.text}`);
}

test('every sentence of what was moved is in a catalogue', () => {
  const moved = users.filter(
    ({ path }) => ![...notYetMoved, ...forDevelopers].some((one) => isUnder(path, one)),
  );
  expect(
    moved.flatMap(sentencesOutside),
    'Sentences outside the catalogues: write them into shared/words, see docs/decisions/words.md.',
  ).toEqual([]);
});

test('what still has sentences in the code is on the list, and nothing else', () => {
  const done = notYetMoved.filter(
    (one) => users.filter(({ path }) => isUnder(path, one)).flatMap(sentencesOutside).length === 0,
  );
  expect(done, 'Moved: take these off the list.').toEqual([]);
});

test('every message is used', () => {
  const code = users.map(({ text }) => text).join('\n');
  const used = new Set(
    [...code.matchAll(/\b(\w+Words)\s*\.(\w+)/gu)].map(([, words, name]) => `${words}.${name}`),
  );
  const unused = catalogues.flatMap(({ text }) => {
    const name = /export const (\w+Words) = catalogue\(/u.exec(text)?.[1];
    if (name === undefined) return [];
    const inside = text.slice(text.indexOf('catalogue('));
    return [...inside.matchAll(/^ {2}(\w+):/gmu)]
      .map(([, message]) => `${name}.${message}`)
      .filter((message) => !used.has(message) && !inside.includes(message));
  });
  expect(unused, 'Messages that nobody reads: take them out of all languages.').toEqual([]);
});
