import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { requestSchemas } from '../../shared/host.ts';
import type { App } from '../support/app.ts';
import { canLaunch, launchApp } from '../support/launch.ts';

describe.skipIf(!canLaunch('desktop'))('the window of the program', () => {
  let app: App;
  let page: Page;

  // One program for all of these: nothing that they try may have an effect.
  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app.close());

  test('has nothing of Node or Electron, only what the contract names', async () => {
    const found = await page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in globalThis,
      ),
      requests: Object.entries(window.neuromatrix ?? {})
        .filter(([, member]) => typeof member === 'function')
        .map(([name]) => name)
        .toSorted(),
    }));
    expect(found.globals).toEqual([]);
    const named = [...Object.keys(requestSchemas), 'openDropped', 'on'];
    expect(found.requests).toEqual(named.toSorted());
  });

  test('cannot be led elsewhere, nor open another window', async () => {
    const before = page.url();
    const opened = await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.org/by-link';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      location.assign('https://example.org/away');
      location.assign('/index.html?again');
      return window.open('https://example.org/popup');
    });
    // A round trip through main: by then it has refused the others.
    await page.evaluate(() => window.neuromatrix?.recentFiles());
    expect([opened, page.url(), app.windows()]).toEqual([null, before, [page]]);
  });

  test('runs no script that is not its own, in whatever way it is put there', async () => {
    app.expectProblem(/Content Security Policy|Refused to/u);
    const ran = await page.evaluate(async () => {
      const tag = document.createElement('script');
      tag.textContent = 'window.injected = "tag"';
      document.body.append(tag);
      document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.injected = 1">');
      // Later: what a debugger evaluates may do it at once.
      const made = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line typescript/no-implied-eval -- it must not run
            resolve(Function('window.injected = "function"')());
          } catch (error) {
            resolve(error instanceof Error ? error.name : error);
          }
        });
      });
      return [Reflect.get(window, 'injected'), made];
    });
    expect(ran).toEqual([undefined, 'EvalError']);
  });

  test('gets nothing from the disk or the network beside its own pages', async () => {
    app.expectProblem(/404|405|Content Security Policy|Fetch API cannot load|ERR_/u);
    const answers = await page.evaluate(() => {
      const asked = [
        '/../main/main.js',
        '/%2e%2e/main/main.js',
        '/..%2f..%2fpackage.json',
        '/..%5c..%5cpackage.json',
        '/assets/../../main/main.js',
        'https://example.org/',
        'file:///etc/passwd',
      ];
      return Promise.all(
        asked.map((address) =>
          fetch(address).then(
            (answer) => answer.status,
            () => 'refused',
          ),
        ),
      );
    });
    expect(answers).toEqual([404, 404, 404, 404, 404, 'refused', 'refused']);
  });

  test('may use no device and see no place', async () => {
    const states = await page.evaluate(() =>
      Promise.all(
        (['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[]).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect([...new Set(states)]).toEqual(['denied']);
  });

  test('is refused what the contract does not allow it to say', async () => {
    app.expectProblem(/Error occurred in handler/u);
    const refused = await page.evaluate(async () => {
      // A page that has been taken over sends what it likes.
      const host = window.neuromatrix as unknown as Record<string, (input: unknown) => unknown>;
      const said: [string, unknown][] = [
        ['openWebPage', { url: 'file:///etc/passwd' }],
        ['openWebPage', { url: 'javascript:alert(1)' }],
        ['openRecent', { id: '../../etc/passwd', target: 'nowhere' }],
        ['saveSettings', { theme: 'dark', __proto__: null, libraryWidth: 'wide', more: 1 }],
        ['saveProject', { project: { nodes: 'none' }, overwrite: true }],
        ['writeClipboard', { text: 'x'.repeat(150_000_000) }],
      ];
      const answers = said.map(async ([name, input]) => host[name]?.(input));
      return (await Promise.allSettled(answers)).map(({ status }) => status);
    });
    // Settings fall back field by field instead.
    expect(refused).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(app.openedWebPages()).toEqual([]);
  });

  test('gives web pages to the person’s browser', async () => {
    await page.evaluate(() => window.neuromatrix?.openWebPage({ url: 'https://example.org/doc' }));
    expect(app.openedWebPages()).toEqual(['https://example.org/doc']);
  });
});
