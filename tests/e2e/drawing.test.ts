import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../support/a-project.ts';
import type { AppOptions } from '../support/app.ts';
import { EditorPage, middle } from '../support/editor-page.ts';
import { canLaunch } from '../support/launch.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

const shells = ['desktop', 'browser'] as const;

const three = aProject({
  nodes: [
    aNode({ id: 'zinc', kind: 'micronutrient', label: 'Zinc', x: 400, y: 100, width: 100 }),
    aNode({ id: 'pdxk', kind: 'enzyme', label: 'PDXK', x: 100, y: 100, width: 100 }),
    aNode({ id: 'p5p', kind: 'cofactor', label: 'P5P', x: 100, y: 300, width: 100 }),
  ],
});

/** The program as it is when a person opens a file with it. */
async function startWith(shell: NonNullable<AppOptions['shell']>, project: Project) {
  const file = join(await aTemporaryFolder(), 'drawing.neuromatrix');
  await writeFile(file, serializeProject(project));
  const app = await startApp({ shell, files: [file] });
  const editor = new EditorPage(await app.firstWindow());
  // The view does not glide, so that it is where it will be.
  await editor.page.emulateMedia({ reducedMotion: 'reduce' });
  await editor.ready();
  await editor.nodes.first().waitFor();
  await editor.settled();
  return { app, editor, page: editor.page };
}

type Box = Awaited<ReturnType<Locator['boundingBox']>>;

function areApart(one: Box, other: Box): boolean {
  if (!one || !other) return false;
  const isBeside = one.x >= other.x + other.width || one.x + one.width <= other.x;
  return isBeside || one.y >= other.y + other.height || one.y + one.height <= other.y;
}

describe.each(shells)('in the %s edition', (shell) => {
  test.skipIf(!canLaunch(shell))(
    'with the link tool, links are drawn from body to body in a file just opened',
    async () => {
      const { app, editor, page } = await startWith(shell, three);
      await page.getByRole('button', { name: /Draw Links/iu }).click();
      const [zinc, pdxk] = [editor.node('Micronutrient Zinc'), editor.node('Enzyme PDXK')];
      await editor.drag(await middle(zinc), await middle(pdxk));
      const menu = page.getByRole('dialog', { name: 'Relation of the new link' });
      await menu.waitFor();
      await editor.press('Escape');
      await menu.waitFor({ state: 'detached' });
      expect(await editor.links.count()).toBe(1);
      // Nor may the size at which it was opened decide which handles there are.
      await page.getByRole('button', { name: /^Select/iu }).click();
      for (let step = 0; step < 12; step += 1) await app.run('zoom-out', page);
      await app.run('zoom-actual', page);
      await editor.settled();
      const linksAfterConnecting = async () => {
        await editor.connect(editor.node('Cofactor P5P'), 'top', await middle(pdxk));
        await editor.settled();
        return editor.links.count();
      };
      // Handles come back a moment after the view has grown.
      await expect.poll(linksAfterConnecting).toBe(2);
    },
  );

  test.skipIf(!canLaunch(shell))(
    'what is offered at an enzyme is the step that is then drawn',
    async () => {
      const { app, editor, page } = await startWith(
        shell,
        aProject({ nodes: [aNode({ id: 'tph2', kind: 'enzyme', label: 'TPH2', entity: 'tph2' })] }),
      );
      await app.run('zoom-actual', page);
      await editor.settled();
      const tph2 = editor.node('Enzyme TPH2');
      const at = await middle(tph2);
      await editor.connect(tph2, 'bottom', { x: at.x, y: at.y + 160 });
      const palette = page.getByRole('dialog', { name: 'Add' });
      await palette.getByText('L-Tryptophan is converted to 5-HTP by TPH2').waitFor();
      await editor.press('Enter');
      await editor.link('L-Tryptophan is converted to 5-HTP').waitFor();
      await editor.link('TPH2 catalyzes the step from L-Tryptophan to 5-HTP').waitFor();
      expect(await editor.links.count()).toBe(2);
    },
  );

  test.skipIf(!canLaunch(shell))(
    'a link drawn again claims nothing else, and is said to be there',
    async () => {
      const { app, editor, page } = await startWith(shell, {
        ...three,
        nodes: [
          ...three.nodes,
          aNode({
            id: 's',
            kind: 'neurotransmitter',
            label: 'Serotonin',
            x: 400,
            y: 300,
            entity: 'serotonin',
          }),
        ],
      });
      await app.run('zoom-actual', page);
      await editor.settled();
      const [zinc, pdxk] = [editor.node('Micronutrient Zinc'), editor.node('Enzyme PDXK')];
      const menu = page.getByRole('dialog', { name: 'Relation of the new link' });
      for (const time of [1, 2, 3]) {
        await editor.connect(zinc, 'top', await middle(pdxk));
        await menu.waitFor();
        expect(await menu.getByText('Zinc is already a cofactor of PDXK.').count()).toBe(
          time > 1 ? 1 : 0,
        );
        // The menu stands beside the node at which the link ends.
        const [at, node] = [await menu.boundingBox(), await pdxk.boundingBox()];
        expect(areApart(at, node)).toBe(true);
        await editor.press('Escape');
        await menu.waitFor({ state: 'detached' });
        expect(await editor.link('Zinc is a cofactor of PDXK').count()).toBe(time);
      }
      await editor.connect(pdxk, 'bottom', await middle(editor.node('Neurotransmitter Serotonin')));
      await menu.waitFor();
      await editor.press('Escape');
      expect(await editor.link('PDXK relates to Serotonin').count()).toBe(1);
    },
  );

  test.skipIf(!canLaunch(shell))('a copied link is its sentence in other programs', async () => {
    const acts = aLink({ id: 'acts', relation: 'activates', source: 'zinc', target: 'pdxk' });
    const { app, editor } = await startWith(shell, { ...three, links: [acts] });
    await editor.select(editor.link('Zinc activates PDXK'));
    await editor.press('ControlOrMeta+c');
    await expect.poll(() => app.clipboard.read()).toBe('Zinc activates PDXK');
  });

  test.skipIf(!canLaunch(shell))(
    'a click on one of several selected leaves it alone selected',
    async () => {
      const acts = aLink({ id: 'acts', relation: 'activates', source: 'zinc', target: 'p5p' });
      const { app, editor, page } = await startWith(shell, { ...three, links: [acts] });
      await app.run('zoom-actual', page);
      await editor.settled();
      const selected = page.locator('.react-flow__node.selected, .react-flow__edge.selected');
      const [zinc, pdxk] = [editor.node('Micronutrient Zinc'), editor.node('Enzyme PDXK')];
      const link = editor.link('Zinc activates P5P');
      const box = await editor.canvas.boundingBox();
      const marquee = async () => {
        const [left, right] = [await middle(editor.node('Cofactor P5P')), await middle(zinc)];
        await editor.drag(
          { x: left.x - 120, y: Math.max(box?.y ?? 0, right.y - 60) + 4 },
          { x: right.x + 120, y: left.y + 60 },
        );
      };
      for (const many of [() => editor.press('ControlOrMeta+a'), marquee]) {
        for (const [one, name] of [
          [zinc, 'Micronutrient Zinc'],
          [pdxk, 'Enzyme PDXK'],
          [link, 'Zinc activates P5P'],
        ] as const) {
          await many();
          await expect.poll(() => selected.count()).toBe(4);
          await editor.select(one);
          await expect
            .poll(() => selected.evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel)))
            .toEqual([name]);
        }
      }
      // A drag still moves all of them, and leaves them selected.
      await editor.press('ControlOrMeta+a');
      const before = await middle(pdxk);
      const from = await middle(zinc);
      await editor.drag(from, { x: from.x + 40, y: from.y + 40 });
      expect((await middle(pdxk)).x).toBeCloseTo(before.x + 40, -1);
      expect(await selected.count()).toBe(4);
    },
  );

  test.skipIf(!canLaunch(shell))(
    'undo in a field is the field’s own until that is left',
    async () => {
      const { editor, page } = await startWith(shell, three);
      await editor.select(editor.node('Micronutrient Zinc'));
      const inspector = page.getByRole('complementary', { name: 'Inspector' });
      const nodeIs = (label: string) => editor.node(`Micronutrient ${label}`).count();
      for (const name of ['Label', 'Caption', 'Notes']) {
        const field = inspector.getByRole('textbox', { name, exact: true });
        await field.focus();
        const before = await field.inputValue();
        await editor.press('End');
        await page.keyboard.type('22', { delay: 20 });
        // Neither undo nor any other key of typing is the end of it.
        for (const keys of [
          'Control',
          'ControlOrMeta+z',
          'ControlOrMeta+ArrowLeft',
          'ControlOrMeta+a',
        ])
          await editor.press(keys);
        expect(await nodeIs('Zinc')).toBe(1);
        await editor.press('Escape');
        expect(await field.inputValue()).toBe(before);
        expect(await nodeIs('Zinc')).toBe(1);
        expect(await page.getByText('No changes since opened').count()).toBe(1);
      }
      const label = inspector.getByRole('textbox', { name: 'Label', exact: true });
      await label.focus();
      await editor.press('End');
      await page.keyboard.type(' ion');
      await editor.press('Enter');
      await expect.poll(() => nodeIs('Zinc ion')).toBe(1);
    },
  );
});
