import { expect, test } from 'vitest';
import { createEditor } from '../../../../renderer/editor/editor.ts';
import { dropStaleToasts, createWorkspace } from '../../../../renderer/editor/workspace.ts';
import { setMetadata } from '../../../../shared/edit/set-project-properties.ts';
import { aProject } from '../../../support/a-project.ts';

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
