import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { textMenuTemplate } from '../../../electron/text-menu.ts';

const editFlags = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: true,
  canDelete: false,
  canSelectAll: true,
  canEditRichly: false,
};
const field = {
  isEditable: true,
  selectionText: '',
  editFlags,
  misspelledWord: '',
  dictionarySuggestions: [],
};

const enabledRoles = (items: readonly MenuItemConstructorOptions[]) =>
  items.flatMap(({ role, enabled }) => (role !== undefined && enabled !== false ? [role] : []));

test('a text field offers what can be done with its text', () => {
  expect(enabledRoles(textMenuTemplate(field, () => {}))).toEqual(['paste', 'selectAll']);
  const selected = { ...field, editFlags: { ...editFlags, canCut: true, canCopy: true } };
  expect(enabledRoles(textMenuTemplate(selected, () => {}))).toEqual([
    'cut',
    'copy',
    'paste',
    'selectAll',
  ]);
});

test('text that cannot be changed can be copied, and where there is none there is no menu', () => {
  const still = { ...field, isEditable: false };
  expect(textMenuTemplate({ ...still, selectionText: 'TPH2' }, () => {})).toEqual([
    { role: 'copy' },
  ]);
  expect(textMenuTemplate(still, () => {})).toEqual([]);
});

test('a word that the system takes for misspelled is corrected by one of its suggestions', () => {
  const corrected: string[] = [];
  const misspelled = {
    ...field,
    misspelledWord: 'seratonin',
    dictionarySuggestions: ['serotonin', 'b', 'c', 'd', 'e', 'f'],
  };
  const [first, ...others] = textMenuTemplate(misspelled, (word) => corrected.push(word));
  // The click's arguments are Electron's; the entry needs none of them.
  (first?.click as (() => void) | undefined)?.();
  expect([first?.label, corrected]).toEqual(['serotonin', ['serotonin']]);
  expect(others.findIndex(({ type }) => type === 'separator')).toBe(4);
});

test('where the system knows no better word it says so', () => {
  const [first] = textMenuTemplate({ ...field, misspelledWord: 'xyz' }, () => {});
  expect(first).toEqual({ label: 'No Suggestions', enabled: false });
});
