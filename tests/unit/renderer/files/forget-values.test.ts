import { expect, test } from 'vitest';
import { forgetRemovedValues } from '../../../../renderer/files/drafts.ts';
import { renameScenario, setMarkers } from '../../../../shared/edit/scenarios.ts';
import { aProject } from '../../../support/a-project.ts';
import { aWindow } from '../../session/a-window.ts';

const zinc = { name: 'Zinc', value: '61', unit: 'µg/dL' };
const iron = { name: 'Iron', value: '40', unit: 'µg/dL' };
const scenario = { id: 's', name: 'Blood', description: '', supplies: [], markers: [zinc, iron] };

test('values that are taken out of the document are forgotten at once, and only then', () => {
  const { editor, workbench } = aWindow();
  const asked: unknown[] = [];
  Object.assign(workbench.host, { forgetValues: async (input: unknown) => void asked.push(input) });
  forgetRemovedValues(workbench);
  editor.load(aProject({ scenarios: [scenario] }), 'a.neuromatrix', { document: 'd' });
  editor.edit(renameScenario('s', 'Blood, March'));
  editor.edit(setMarkers('s', [iron, zinc]));
  expect(asked).toEqual([]);
  editor.edit(setMarkers('s', [iron]));
  expect(asked).toEqual([{ document: 'd', kept: [iron] }]);
  editor.undo();
  editor.load(aProject(), null, { document: 'e' });
  expect(asked).toHaveLength(1);
});
