import { expect, test } from 'vitest';
import { createEditor, isEdited } from '../../../../renderer/editor/editor.ts';
import { openWith, save } from '../../../../renderer/files/files.ts';
import type { Workbench } from '../../../../renderer/editor/workbench.tsx';
import { createWorkspace } from '../../../../renderer/editor/workspace.ts';
import { setMetadata } from '../../../../shared/edit/set-project-properties.ts';
import type { OpenedProject, SavedFile } from '../../../../shared/host.ts';
import { success, type Result } from '../../../../shared/result.ts';
import { aProject } from '../../../support/a-project.ts';

test('another file is opened only when the save in progress has ended, and none begins meanwhile', async () => {
  const saving = anAnswer<SavedFile>();
  const opening = anAnswer<OpenedProject>();
  const asked: string[] = [];
  const editor = createEditor(aProject());
  editor.load(aProject(), 'mine.neuromatrix');
  editor.edit(setMetadata({ title: 'Mine' }));
  const workspace = createWorkspace(() => undefined);
  const host = {
    edition: 'browser',
    saveProject: () => {
      asked.push('save');
      return saving.promise;
    },
  };
  // What opening and saving use of a window.
  const workbench = { editor, workspace, host, canvas: { current: null } } as unknown as Workbench;

  const saved = save(workbench);
  const opened = openWith(workbench, () => {
    asked.push('open');
    return opening.promise;
  });
  await settled();
  expect(asked).toEqual(['save']);

  saving.give({ name: 'mine.neuromatrix' });
  expect(await saved).toBe(true);
  await settled();
  expect(asked).toEqual(['save', 'open']);
  // The host may have turned to the other file already.
  expect(await save(workbench)).toBe(false);

  opening.give({ name: 'other.neuromatrix', project: aProject() });
  await opened;
  const { fileName } = editor.store.getState();
  expect([fileName, isEdited(editor.store.getState())]).toEqual(['other.neuromatrix', false]);
  expect(asked).toEqual(['save', 'open']);
});

function anAnswer<Value>() {
  let give: (value: Value) => void = () => undefined;
  const promise = new Promise<Result<Value, never>>((resolve) => {
    give = (value) => resolve(success(value));
  });
  return { promise, give: (value: Value) => give(value) };
}

/** All that only waits for promises which are settled has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
