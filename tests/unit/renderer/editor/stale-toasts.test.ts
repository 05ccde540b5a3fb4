import { expect, test } from 'vitest';
import { createEditor } from '../../../../renderer/editor/editor.ts';
import { dropStaleToasts, createWorkspace } from '../../../../renderer/editor/workspace.ts';
import { setMetadata } from '../../../../shared/edit/set-project-properties.ts';
import { aProject } from '../../../support/a-project.ts';

test('what was refused is forgotten once something else is done, and only that', () => {
  const editor = createEditor(aProject());
  const workspace = createWorkspace(() => undefined);
  dropStaleToasts(editor, workspace);
  const shown = () => workspace.store.getState().toasts.map(({ text }) => text);

  workspace.toast('image.png exported.');
  workspace.refuse('Notes take no links.');
  editor.select([]);
  expect(shown()).toEqual(['image.png exported.', 'Notes take no links.']);
  editor.edit(setMetadata({ title: 'Mine' }));
  expect(shown()).toEqual(['image.png exported.']);
  workspace.refuse('The image was not copied.');
  workspace.refuse('It is too large.');
  expect(shown()).toEqual(['image.png exported.', 'It is too large.']);
  workspace.toast('Image copied.');
  expect(shown()).toEqual(['image.png exported.', 'Image copied.']);
});

test('what a toast offers for one document is not offered for the next', () => {
  const editor = createEditor(aProject());
  const workspace = createWorkspace(() => undefined);
  dropStaleToasts(editor, workspace);
  workspace.toast('image.png exported.');
  workspace.toast('34 things are not as in the file.', { label: 'Details…', run: () => undefined });
  const shown = () => workspace.store.getState().toasts.map(({ text }) => text);

  editor.edit(setMetadata({ title: 'Mine' }));
  expect(shown()).toEqual(['image.png exported.', '34 things are not as in the file.']);
  editor.load(aProject(), 'other.gpml');
  expect(shown()).toEqual(['image.png exported.']);
});
