import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createDocuments,
  documentName,
  windowTitle,
  type DesktopFile,
} from '../../../electron/desktop.ts';
import { directFormatWork } from '../../../shared/open/format-work.ts';
import { createDocumentSession } from '../../../shared/session/document-session.ts';
import { aProject } from '../../support/a-project.ts';

const nothing = () => Promise.reject(new Error('There are no files here.'));

function aSession() {
  return createDocumentSession<DesktopFile>({
    store: {
      nameOf: ({ path }) => path,
      canWriteBack: () => true,
      read: nothing,
      readNow: nothing,
      stampOf: nothing,
      write: nothing,
      ask: nothing,
      remember: nothing,
      imageOptions: () => null,
      rememberImageOptions: nothing,
    },
    formats: directFormatWork,
    newId: randomUUID,
  });
}

test('a file belongs to one window until it closes', () => {
  const documents = createDocuments<string>();
  const first = documents.add('first', aSession);
  documents.add('second', aSession);
  const read = {
    project: aProject(),
    fromImage: false,
    format: 'neuromatrix',
    report: { kept: 0, losses: [] },
    hash: 'h',
  } as const;
  first.session.offer({ path: '/link', realPath: '/real' }, read);
  expect(documents.withFileAt('/real')).toBe(first);
  expect(documents.withFileAt('/link')).toBeNull();
  documents.remove(first);
  expect(documents.withFileAt('/real')).toBeNull();
  expect(documents.all().map((one) => one.window)).toEqual(['second']);
});

test('the title names the file, or what the page calls it, and says what is not saved', () => {
  const file = { path: join('/p', 'a.neuromatrix') };
  const saved = { file, title: 'Something', edited: false };
  expect(windowTitle(saved, 'linux')).toBe('a.neuromatrix — Neuromatrix');
  expect(windowTitle({ ...saved, edited: true }, 'win32')).toBe('● a.neuromatrix — Neuromatrix');
  expect(windowTitle({ ...saved, edited: true }, 'darwin')).toBe('a.neuromatrix');
  expect(documentName({ file: null, title: 'New\nmap' })).toBe('New map');
  expect(documentName({ file: null, title: ' ' })).toBe('Untitled');
});
