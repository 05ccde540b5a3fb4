import { expect, test } from 'vitest';
import { EditorPage } from '../support/editor-page.ts';
import { startApp } from '../support/start-app.ts';

test('keys of an input method that composes never run a command', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  const search = page.getByRole('searchbox', { name: 'Find an entity' });
  await search.fill('serotonin');
  await search.evaluate((field) => {
    const press = {
      key: 'Enter',
      code: 'Enter',
      bubbles: true,
      cancelable: true,
      isComposing: true,
    };
    field.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await search.press('ArrowDown');
  expect(await editor.node('Neurotransmitter Serotonin').count()).toBe(0);
});

test('a node is deleted and brought back on a Russian keyboard', async () => {
  const app = await startApp({ shell: 'browser' });
  const editor = new EditorPage(await app.firstWindow());
  const { page } = editor;
  await editor.ready();
  await page.getByRole('searchbox', { name: 'Find an entity' }).fill('dopamine');
  await editor.press('Enter');
  const node = editor.node('Neurotransmitter Dopamine');
  await node.focus();
  await editor.press('Delete');
  await expect.poll(() => node.count()).toBe(0);
  await page.evaluate(() => {
    const press = { key: 'я', code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await node.waitFor();
});
