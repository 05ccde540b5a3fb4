import { expect, test } from 'vitest';
import { createWorkspace } from '../../../../renderer/editor/workspace.ts';

test('of two files that fail at once each is told, one after the other', () => {
  const workspace = createWorkspace(() => undefined);
  const fail = (file: string) =>
    workspace.openDialog({ name: 'failure', failure: { file, error: { kind: 'missing' } } });
  const shown = () => {
    const { dialog } = workspace.store.getState();
    return dialog?.name === 'failure' ? dialog.failure.file : null;
  };
  fail('a.csv');
  fail('b.csv');
  expect(shown()).toBe('a.csv');
  workspace.closeDialog();
  expect(shown()).toBe('b.csv');
  workspace.closeDialog();
  expect(shown()).toBeNull();
});
