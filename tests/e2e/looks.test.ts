import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import type { App } from '../support/app.ts';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

const drawing = aProject({
  nodes: [
    aNode({ id: 'trp', kind: 'precursor', label: 'L-Tryptophan', x: 0, y: 100, width: 120 }),
    aNode({ id: 'htp', kind: 'intermediate', label: '5-HTP', x: 260, y: 100, width: 100 }),
    aNode({ id: '5ht', kind: 'neurotransmitter', label: 'Serotonin', x: 500, y: 100, width: 110 }),
    aNode({ id: 'b6', kind: 'cofactor', label: 'B6', x: 260, y: 300, width: 100 }),
  ],
  links: [
    aLink({ id: 'one', source: 'trp', target: 'htp' }),
    aLink({ id: 'two', source: 'htp', target: '5ht' }),
  ],
});

const pictures = process.env['PICTURES'];

describe.each(['desktop', 'browser'] as const)('in the %s edition', (shell) => {
  let app: App;
  let editor: EditorPage;
  let file: string;

  beforeEach(async () => {
    if (!canLaunch(shell)) return;
    file = join(await aTemporaryFolder(), 'looks.neuromatrix');
    await writeFile(file, serializeProject(drawing));
    app = await startApp({ shell, files: [file] });
    editor = new EditorPage(await app.firstWindow());
    await editor.page.emulateMedia({ reducedMotion: 'reduce' });
    await editor.ready();
    await editor.nodes.first().waitFor();
    await editor.settled();
  });

  const look = async (name: string) => {
    if (pictures) await editor.page.screenshot({ path: join(pictures, `${shell}-${name}.png`) });
  };

  test.skipIf(!canLaunch(shell))(
    'a charge that is typed is raised, and the node keeps its plain name',
    async () => {
      const { page } = editor;
      await editor.select(editor.node('Cofactor B6'));
      await page.keyboard.press('F2');
      await page.keyboard.type('Ca^2+ *gene*');
      await look('typing');
      await page.keyboard.press('Enter');
      await editor.node('Cofactor Ca2+ gene').waitFor();
      await look('raised');
      const label = page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Label');
      expect(await label.inputValue()).toBe('Ca^2+ *gene*');
      await label.fill('GABAA');
      await label.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 5));
      await page.getByRole('button', { name: 'Subscript' }).click();
      expect(await label.inputValue()).toBe('GABA_{A}');
      await page.keyboard.press('Enter');
      await editor.node('Cofactor GABAA').waitFor();
      expect(await audit(page)).toEqual([]);
    },
  );

  test.skipIf(!canLaunch(shell))(
    'the rest fades while a person looks at what leads to a node, until Escape',
    async () => {
      const { page } = editor;
      await editor.select(editor.node('Intermediate 5-HTP'));
      await editor.press('Shift+U');
      const note = page.getByRole('status').filter({ hasText: 'Upstream of 5-HTP' });
      await note.waitFor();
      await look('upstream');
      expect(await audit(page)).toEqual([]);
      await editor.press('Escape');
      await note.waitFor({ state: 'detached' });
      expect(await editor.status()).toContain('1 selected');
      await editor.select(editor.node('Cofactor B6'));
      await page.keyboard.down('Shift');
      await editor.select(editor.node('Neurotransmitter Serotonin'));
      await page.keyboard.up('Shift');
      await editor.press('Shift+P');
      await page.getByText('There is no path between these elements.').first().waitFor();
    },
  );

  test.skipIf(!canLaunch(shell))(
    'all cofactors get one look, which the file and the image have, and a look for everything is chosen beside it',
    async () => {
      const { page } = editor;
      const panel = page.getByRole('complementary', { name: 'Inspector' });
      await editor.select(editor.node('Cofactor B6'));
      await editor.choose('Looks by Kind');
      await panel.getByRole('heading', { name: 'Looks by kind' }).waitFor();
      const target = panel.getByLabel('Kind or relation');
      expect(await target.inputValue()).toBe('cofactor');
      await panel.getByLabel('Shape').selectOption('Diamond');
      await panel.getByLabel('Fill', { exact: true }).fill('#ff8800');
      await panel.getByLabel('Fill', { exact: true }).blur();
      await panel.getByRole('button', { name: 'Reset all looks' }).waitFor();
      await look('by-kind');
      // The panels show it as the diagram does.
      await page.getByRole('tab', { name: 'Outline' }).click();
      const row = page.getByRole('treeitem', { name: 'B6' });
      await row.locator('svg [fill="#ff8800"]').first().waitFor();
      await look('outline');
      expect(await audit(page)).toEqual([]);
      await editor.choose('Look: Colour-blind Safe');
      await page.locator('html[data-look="colour-blind"]').waitFor();
      await look('colour-blind');
      await editor.choose('Look: High Contrast');
      await page.locator('html[data-look="contrast"]').waitFor();
      await look('contrast');
      expect(await audit(page)).toEqual([]);
      await editor.choose('Look: Greyscale');
      await page.locator('html[data-look="greyscale"]').waitFor();
      await look('greyscale');
      // The browser edition asks where to.
      if (shell === 'browser') await app.dialogs.answerSave(file);
      const saved = await editor.save(app, file);
      expect(saved.canvas.kindStyles).toEqual([
        { kind: 'cofactor', style: { shape: 'diamond', fill: '#ff8800' } },
      ]);
      await panel.getByRole('button', { name: 'As the program draws it: Cofactors' }).click();
      await panel.getByRole('button', { name: 'Reset all looks' }).waitFor({ state: 'detached' });
      await panel.getByRole('button', { name: 'Close panel' }).click();
      await panel.getByRole('heading', { name: 'B6' }).waitFor();
    },
  );

  test.skipIf(!canLaunch(shell))(
    'a colour is chosen by its number, kept, and given to another node with the keyboard alone',
    async () => {
      const { page } = editor;
      const panel = page.getByRole('complementary', { name: 'Inspector' });
      const choices = page.getByRole('dialog', { name: 'Colours for: Fill' });
      await editor.select(editor.node('Cofactor B6'));
      await panel.getByRole('button', { name: 'Style' }).click();
      await panel.getByRole('button', { name: 'Fill: choose among colours' }).press('Enter');
      await choices.getByLabel('As a number').fill('#ff00');
      await choices.getByLabel('As a number').press('Enter');
      await choices.getByText('Six digits are needed').waitFor();
      await choices.getByLabel('As a number').fill('#ffaa00');
      await choices.getByLabel('As a number').press('Enter');
      await choices.waitFor({ state: 'detached' });
      await panel.getByText('#ffaa00').waitFor();
      await panel.getByRole('button', { name: 'Fill: choose among colours' }).press('Enter');
      await choices.getByRole('button', { name: 'Keep in this project' }).press('Enter');
      await choices.getByRole('button', { name: 'Keep for me' }).press('Enter');
      await look('colours');
      expect(await audit(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await editor.select(editor.node('Intermediate 5-HTP'));
      await panel.getByRole('heading', { name: '5-HTP' }).waitFor();
      await panel.getByRole('button', { name: 'Fill: choose among colours' }).press('Enter');
      await choices.getByRole('button', { name: '#ffaa00' }).first().press('Enter');
      await panel.getByText('#ffaa00').waitFor();
    },
  );

  test.skipIf(!canLaunch(shell))(
    'the undo history names every step, and any of them is reached by keys',
    async () => {
      const { page } = editor;
      const steps = page.getByRole('list', { name: 'Steps' });
      await editor.select(editor.node('Cofactor B6'));
      await editor.press('ArrowRight');
      await editor.press('Delete');
      await expect.poll(() => editor.nodes.count()).toBe(3);
      await editor.choose('Undo History');
      await expect
        .poll(() => steps.getByRole('button').allTextContents())
        .toEqual(['As it was opened', 'B6 moved', 'B6 removed']);
      await look('steps');
      expect(await audit(page)).toEqual([]);
      await steps.getByRole('button', { name: 'B6 removed' }).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await expect.poll(() => editor.nodes.count()).toBe(4);
      expect(await steps.locator('[aria-current]').textContent()).toBe('As it was opened');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect.poll(() => editor.nodes.count()).toBe(3);
    },
  );

  test.skipIf(!canLaunch(shell))(
    'the palette reads sentences, and says what they would do',
    async () => {
      const { page } = editor;
      const say = async (words: string) => {
        await page.keyboard.press('ControlOrMeta+k');
        await page.getByPlaceholder('A command, a name, or').fill(words);
      };
      const option = (name: string | RegExp) => page.getByRole('option', { name });
      await say('zinc activates PDXK');
      await option(/Draw: Zinc activates PDXK/u).waitFor();
      await look('sentence');
      await option(/Draw: Zinc is a cofactor of PDXK\s*adds Zinc and PDXK/u).click();
      await expect.poll(() => editor.status()).toContain('6 nodes');
      await say('B6 low');
      await option(/What if B6 is low/u).click();
      await page.getByRole('tab', { name: 'What-if', selected: true }).waitFor();
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('B6 low');
      await say('serotonin outline');
      await option(/Show Serotonin in the outline/u).click();
      await page.getByRole('tab', { name: 'Outline', selected: true }).waitFor();
      await expect.poll(() => editor.status()).toContain('1 selected');
      await say('Synapse');
      await option(/^Synapse\s*Motif/u).waitFor();
    },
  );

  test.skipIf(!canLaunch(shell))(
    'a selection is kept as a motif, named, placed from the palette, and deleted',
    async () => {
      const { page } = editor;
      await editor.press('ControlOrMeta+a');
      await editor.choose('Save Selection as Motif');
      await page.getByRole('tab', { name: 'Templates', selected: true }).waitFor();
      const name = page.getByRole('textbox', { name: 'Name of the motif' });
      await name.fill('Serotonin synthesis');
      await name.press('Enter');
      await page.getByRole('button', { name: 'Delete the motif Serotonin synthesis' }).waitFor();
      await look('motif');
      expect(await audit(page)).toEqual([]);
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByPlaceholder('A command, a name, or').fill('Serotonin synthesis');
      await page.getByRole('option', { name: /^Serotonin synthesis\s*Motif/u }).click();
      await expect.poll(() => editor.status()).toContain('8 nodes');
      await page.getByRole('button', { name: 'Delete the motif Serotonin synthesis' }).click();
      await name.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
      await name.waitFor();
    },
  );

  test.skipIf(!canLaunch(shell))('a presentation goes from layer to layer', async () => {
    const { page } = editor;
    await editor.choose('Layers and Tags');
    await page.getByRole('button', { name: 'Add layer' }).click();
    await editor.select(editor.node('Cofactor B6'));
    await page.getByRole('button', { name: 'Put selection here' }).click();
    await editor.choose('Present by Layer');
    const bar = page.getByRole('group', { name: 'Presentation' });
    await bar.getByText('Step 1 of 2').waitFor();
    expect(await bar.textContent()).toContain('What is on no layer: 5 elements.');
    await page.keyboard.press('ArrowRight');
    await bar.getByText('Step 2 of 2').waitFor();
    expect(await bar.textContent()).toContain('Layer 1: 1 element.');
    await look('by-layer');
    expect(await audit(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
  });

  test.skipIf(!canLaunch(shell))(
    'a presentation leads along the pathway by keys, with the diagram alone in the window',
    async () => {
      const { page } = editor;
      const arrange = page.getByRole('button', { name: 'Arrange' });
      await editor.press('Shift+F5');
      const bar = page.getByRole('group', { name: 'Presentation' });
      await bar.getByText('Step 1 of 2').waitFor();
      expect(await bar.textContent()).toContain('L-Tryptophan is converted to 5-HTP.');
      await expect.poll(() => arrange.isVisible()).toBe(false);
      await look('presentation');
      expect(await audit(page)).toEqual([]);
      await page.keyboard.press('ArrowRight');
      await bar.getByText('Step 2 of 2').waitFor();
      await look('presentation-2');
      await page.keyboard.press('ArrowLeft');
      await bar.getByText('Step 1 of 2').waitFor();
      await page.keyboard.press('Escape');
      await bar.waitFor({ state: 'detached' });
      await arrange.waitFor();
    },
  );
});
