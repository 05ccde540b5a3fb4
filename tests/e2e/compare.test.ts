import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import { audit } from '../support/audit.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

const serotonin = aNode({ id: 'n1', kind: 'neurotransmitter', label: 'Serotonin', width: 120 });
const melatonin = aNode({ id: 'n2', kind: 'hormone', label: 'Melatonin', x: 260, width: 120 });
const iron = aNode({ id: 'n3', kind: 'micronutrient', label: 'Iron', x: 40, y: 140 });
const zinc = aNode({ id: 'n4', kind: 'micronutrient', label: 'Zinc', x: 240, y: 140 });
const older = aProject({ nodes: [serotonin, melatonin, iron], links: [aLink({ id: 'l1' })] });
const newer = aProject({
  nodes: [{ ...serotonin, label: '5-HT' }, { ...melatonin, x: 420, y: 60 }, zinc],
  links: [aLink({ id: 'l1' })],
});

test.each(['desktop', 'browser'] as const)(
  'two files are compared in one drawing and in words, and neither changes, in the %s edition',
  async (shell) => {
    const folder = await aTemporaryFolder();
    const [one, other] = [join(folder, 'New.neuromatrix'), join(folder, 'Old.neuromatrix')];
    await writeFile(one, serializeProject(newer));
    await writeFile(other, serializeProject(older));
    const app = await startApp({ shell, folder });
    const page = await app.firstWindow();
    await app.dialogs.answerOpen(one);
    await app.run('open', page);
    await page.getByText('No changes since opened').waitFor();

    await app.dialogs.answerOpen(other);
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('Compare With');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'From Old.neuromatrix to New.neuromatrix' });
    await dialog.waitFor();
    expect(
      await dialog.getByRole('list', { name: 'Legend' }).getByRole('listitem').allTextContents(),
    ).toEqual(['+1 added', '−1 removed', '≠1 changed', '→1 moved']);
    expect(await audit(page)).toEqual([]);

    const picture = async () =>
      (await dialog.locator('canvas').screenshot({ animations: 'disabled' })).toString('base64');
    const whole = await picture();
    await dialog.getByRole('button', { name: 'Iron Node removed' }).click();
    await expect.poll(picture).not.toBe(whole);
    const near = await picture();
    await dialog.getByRole('button', { name: 'Zoom Out' }).click();
    await expect.poll(picture).not.toBe(near);
    await dialog.getByRole('button', { name: '5-HT Node changed' }).click();
    await dialog.getByRole('button', { name: 'Show All' }).click();
    await expect.poll(picture).not.toBe(near);
    await dialog.getByRole('button', { name: 'Swap Sides' }).click();
    await page.getByRole('dialog', { name: 'From New.neuromatrix to Old.neuromatrix' }).waitFor();
    await page.getByRole('button', { name: 'Iron Node added' }).waitFor();

    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByText('No changes since opened').waitFor();
    await page.getByRole('group', { name: 'Neurotransmitter 5-HT' }).waitFor({ state: 'attached' });
  },
);
