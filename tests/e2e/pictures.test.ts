import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../shared/bytes/base64.ts';
import { readPictureFile } from '../../shared/project/picture-file.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import { aPng } from '../support/a-png.ts';
import { audit } from '../support/audit.ts';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

const drawing = aProject({
  nodes: [aNode({ id: 'n1', kind: 'neurotransmitter', label: 'Serotonin', x: 0, y: 0 })],
});

async function photo(): Promise<Buffer> {
  const canvas = createCanvas(320, 200);
  const surface = canvas.getContext('2d');
  surface.fillStyle = '#0ea5e9';
  surface.fillRect(0, 0, 320, 200);
  surface.fillStyle = '#f97316';
  surface.fillRect(40, 40, 120, 80);
  return canvas.encode('jpeg', 90);
}

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="green"/></svg>';

test.each(['desktop', 'browser'] as const)(
  'a picture is inserted by menu, drop and paste, made a backdrop, told in words and undone, in the %s edition',
  async (shell) => {
    const app = await startApp({ shell });
    const file = join(app.folder, 'a.neuromatrix');
    await writeFile(file, serializeProject(drawing));
    const page = await app.firstWindow();
    const editor = new EditorPage(page);
    await editor.ready();
    await editor.open(app, file);

    // Its bytes say what it is, whatever its name says.
    const named = join(app.folder, 'Neuron.png');
    await writeFile(named, await photo());
    const chooser = page.waitForEvent('filechooser');
    await editor.choose('Insert Picture');
    await (await chooser).setFiles(named);
    await editor.node('Picture Neuron').waitFor();
    const [, picture] = (await editor.save(app, file)).nodes;
    expect(picture).toMatchObject({ kind: 'shape', label: 'Neuron', width: 320, height: 200 });
    const kept = readPictureFile(fromBase64(picture?.picture?.data ?? '') ?? new Uint8Array());
    expect(kept).toMatchObject({ value: { type: 'jpeg', width: 320, height: 200 } });

    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector
      .getByRole('textbox', { name: 'Alternative text' })
      .fill('A neuron, from the side');
    await editor.press('Tab');
    await editor.node('Picture A neuron, from the side').waitFor();
    await inspector.getByText('JPEG, 320 × 200 pixels', { exact: false }).waitFor();
    expect(await audit(page)).toEqual([]);

    await inspector.getByRole('button', { name: 'Use as Backdrop' }).press('Enter');
    await editor.node('Picture A neuron, from the side, locked').waitFor();
    const backdrop = (await editor.save(app, file)).nodes.find(({ id }) => id === picture?.id);
    expect(backdrop).toMatchObject({ locked: true, style: { opacity: 0.4 } });
    expect(backdrop?.z).toBeLessThan(0);

    const drawn = join(app.folder, 'Box.svg');
    await writeFile(drawn, svg);
    await app.dropFiles(page, [drawn], { x: 700, y: 600 });
    await editor.node('Picture Box').waitFor();
    const dropped = (await editor.save(app, file)).nodes.at(-1);
    expect(dropped).toMatchObject({ label: 'Box', width: 60, height: 30 });
    const pixels = readPictureFile(fromBase64(dropped?.picture?.data ?? '') ?? new Uint8Array());
    expect(pixels).toMatchObject({ value: { type: 'png', width: 2_400, height: 1_200 } });

    await paste(page, toBase64(aPng()), 'image.png');
    await editor.node('Unnamed picture').waitFor();
    await app.run('undo', page);
    await expect.poll(() => editor.nodes.count()).toBe(3);
  },
);

test('what is no picture is refused with a sentence, and nothing changes', async () => {
  const app = await startApp({ shell: 'browser' });
  const file = join(app.folder, 'a.neuromatrix');
  await writeFile(file, serializeProject(drawing));
  const page = await app.firstWindow();
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.open(app, file);
  const unfit: readonly (readonly [string, Uint8Array | string, RegExp])[] = [
    ['rubbish.png', 'Dear diary', /rubbish\.png was not inserted: it is no PNG, JPEG or SVG/u],
    ['huge.png', new Uint8Array(50 * 1024 * 1024), /its file is larger than 30 MB/u],
    ['none.png', aPng({ width: 0, height: 0 }), /it has no width or no height/u],
    ['wide.png', aPng({ width: 60_000, height: 60_000 }), /it has too many pixels/u],
    ['cut.png', aPng().subarray(0, 60), /its file is damaged or cut off/u],
    ['empty.png', aPng({ width: 300, height: 300 }, new Uint8Array(3)), /damaged or cut off/u],
    ['run.svg', svg.replace('<rect', '<rect onclick="x()"'), /it contains a script/u],
    [
      'far.svg',
      svg.replace('<rect', '<image href="http://a.org/b.png"/><rect'),
      /not in its file/u,
    ],
  ];
  for (const [name, content, sentence] of unfit) {
    const path = join(app.folder, name);
    await writeFile(path, content);
    await app.dropFiles(page, [path], { x: 700, y: 600 });
    await page.getByText(sentence).first().waitFor();
  }
  expect((await editor.save(app, file)).nodes).toEqual(drawing.nodes);
});

test('a grip keeps the proportions of a picture', async () => {
  const app = await startApp({ shell: 'browser' });
  const file = join(app.folder, 'a.neuromatrix');
  const picture = aNode({
    id: 'p',
    kind: 'shape',
    label: 'Box',
    x: 200,
    y: 200,
    width: 200,
    height: 100,
    style: { shape: 'box', border: 'none' },
    picture: { data: toBase64(aPng()) },
  });
  await writeFile(file, serializeProject(aProject({ nodes: [...drawing.nodes, picture] })));
  const page = await app.firstWindow();
  const editor = new EditorPage(page);
  await editor.ready();
  await editor.open(app, file);
  await editor.select(editor.node('Picture Box'));
  const grip = await page.locator('[data-grip="1 1"]').boundingBox();
  if (!grip) throw new Error('The picture has no grip.');
  const from = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 };
  await editor.drag(from, { x: from.x + 120, y: from.y });
  const node = (await editor.save(app, file)).nodes.find(({ id }) => id === 'p');
  expect(node?.width).toBeGreaterThan(200);
  expect((node?.width ?? 0) / (node?.height ?? 1)).toBeCloseTo(2);
});

/** As the system's clipboard gives a picture. */
async function paste(page: Page, data: string, name: string): Promise<void> {
  await page.evaluate(
    ([base64 = '', called = '']) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], called, { type: 'image/png' }));
      document.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [data, name],
  );
}
