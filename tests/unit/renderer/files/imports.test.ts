import { expect, test } from 'vitest';
import { createEditor, lossKey } from '../../../../renderer/editor/editor.ts';
import { lossWords, revealLoss } from '../../../../renderer/files/imports.ts';
import type { Workbench } from '../../../../renderer/editor/workbench.tsx';
import type { Loss } from '../../../../shared/project/file-outcome.ts';
import { aLink, aNode, aProject } from '../../../support/a-project.ts';

const aLoss = (elementId?: string): Loss => ({
  kind: 'approximated',
  where: 'here',
  what: 'is not as it was.',
  ...(elementId === undefined ? {} : { elementId }),
});

test.each([
  ['n1', ['n1']],
  ['l1', ['l1']],
  ['state', ['n2']],
  ['gone', null],
  [undefined, null],
])('the element of a loss is shown, a badge on its node: %s', (elementId, shown) => {
  const badged = aNode({
    id: 'n2',
    badges: [{ id: 'state', kind: 'state', label: 'P', x: 1, y: 1, xrefs: [] }],
  });
  const nodes = [aNode({ id: 'n1' }), badged];
  const editor = createEditor(aProject({ nodes, links: [aLink({ id: 'l1' })] }));
  // What showing an element uses of a window.
  const workbench = { editor, canvas: { current: null } } as unknown as Workbench;
  expect(revealLoss(workbench, aLoss(elementId))).toBe(shown !== null);
  expect([...editor.store.getState().selection]).toEqual(shown ?? []);
});

test('losses are counted in words', () => {
  expect(lossWords([aLoss()])).toBe('1 thing is not as in the file');
  expect(lossWords(Array.from({ length: 1_200 }, () => aLoss()))).toBe(
    '1,200 things are not as in the file',
  );
});

test('a loss that was agreed to stays so when its element is renamed', () => {
  const renamed = { ...aLoss('n1'), where: 'node "Zinc" (n1)' };
  expect(lossKey(renamed)).toBe(lossKey(aLoss('n1')));
  expect(lossKey(aLoss('n2'))).not.toBe(lossKey(aLoss('n1')));
});
