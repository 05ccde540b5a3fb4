import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { requestSchemas } from '../../shared/host.ts';
import type { App } from '../support/app.ts';
import { canLaunch, launchApp } from '../support/launch.ts';
import { findElectron } from '../support/launch-electron.ts';

/*
 * Numbers in brackets are the points of the checklist in Electron's documentation. docs/decisions/electron-security.md says
 * for each how it is held.
 */

describe.skipIf(!canLaunch('desktop'))('the window of the program', () => {
  let app: App;
  let page: Page;

  // One program for all of these: nothing that they try may have an effect.
  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
  });
  afterAll(() => app.close());

  test('has nothing of Node or Electron, only what the contract names (2, 20)', async () => {
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

  test('cannot be led elsewhere, nor open another window (13, 14)', async () => {
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

  test('runs no script that is not its own, in whatever way it is put there (7)', async () => {
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

  test('gets nothing from the disk or the network beside its own pages (1, 18)', async () => {
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

  test('may use no device and see no place (5)', async () => {
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
    // One of those pages is of the network, and our own page cannot start in the other window.
    app.expectProblem(/Error occurred in handler|may not ask the program|network: http:\/\/127/u);
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

  test('gives web pages to the person’s browser, and nothing else (15)', async () => {
    await page.evaluate(() => window.neuromatrix?.openWebPage({ url: 'https://example.org/doc' }));
    expect(app.openedWebPages()).toEqual(['https://example.org/doc']);
  });
});

/** What the stand-in, whose windows are pages of a browser, cannot tell. */
describe.skipIf(findElectron() === null)('in Electron, the window of the program', () => {
  let app: App;
  let page: Page;
  let server: Server;
  let visits: string[] = [];

  beforeAll(async () => {
    app = await launchApp();
    page = await app.firstWindow();
    server = createServer((request, response) => {
      visits.push(request.url ?? '');
      response.end('hello');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.close();
    await app.close();
  });

  const guards = () => {
    if (app.guards === null) throw new Error('This is no Electron.');
    return app.guards;
  };
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port

  test('is set up as Electron advises (2, 3, 4, 6, 8, 9, 10, 11, 12, 18)', async () => {
    const all = await guards().all();
    expect(all.map(({ type, url }) => [type, url.split('#')[0]])).toEqual([
      ['window', 'app://neuromatrix/index.html'],
    ]);
    for (const { preferences } of all) {
      expect(preferences).toMatchObject({
        nodeIntegration: false,
        contextIsolation: true,
        sandbox: true,
        webSecurity: true,
        webviewTag: false,
      });
      for (const name of [
        'nodeIntegrationInWorker',
        'nodeIntegrationInSubFrames',
        'allowRunningInsecureContent',
        'experimentalFeatures',
        'enableBlinkFeatures',
      ])
        expect([name, Boolean(preferences[name])]).toEqual([name, false]);
    }
  });

  test('gets only its own files, each with the strict policy (7, 18)', async () => {
    app.expectProblem(/404/u);
    const [policies, sources] = await page.evaluate(async () => {
      const parts = document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('[src], link');
      const loaded = [...parts].map((part) => ('href' in part ? part.href : part.src));
      const answers = await Promise.all(
        ['/index.html', '/missing', ...loaded].map((one) => fetch(one)),
      );
      return [
        [...new Set(answers.map(({ headers }) => headers.get('content-security-policy')))],
        [...new Set(loaded.map((one) => one.split('/').slice(0, 3).join('/')))],
      ];
    });
    expect(sources).toEqual(['app://neuromatrix']);
    expect(policies).toHaveLength(1);
    const rules = new Map(
      (policies[0] ?? '').split('; ').map((rule) => [rule.split(' ')[0], rule] as const),
    );
    expect(rules.get('default-src')).toBe("default-src 'none'");
    expect(rules.get('script-src')).toBe("script-src 'self'");
    expect(policies[0]).not.toMatch(/unsafe|https?:|\*/u);
  });

  test('keeps its bridge apart from whatever the page does to its own world (3, 20)', async () => {
    const found = await page.evaluate(async () => {
      const bridge = window.neuromatrix;
      const seen: string[] = [];
      // A page that has been taken over turns its own tools against the script of the bridge.
      const call: unknown = Reflect.get(Function.prototype, 'call');
      Reflect.set(Function.prototype, 'call', function spying(this: unknown, ...args: unknown[]) {
        seen[seen.length] = String(this);
        return Reflect.apply(call as () => unknown, this, args); // it is Function.prototype.call
      });
      const isReplaced = Reflect.set(window, 'neuromatrix', { recentFiles: () => 'forged' });
      const isChanged = Reflect.set(bridge ?? {}, 'recentFiles', () => 'forged');
      const told = await window.neuromatrix?.recentFiles();
      Reflect.set(Function.prototype, 'call', call);
      return { isReplaced, isChanged, told, seen: seen.filter((one) => /ipc|invoke/iu.test(one)) };
    });
    expect(found).toEqual({ isReplaced: false, isChanged: false, told: [], seen: [] });
  });

  test('holds no other page in itself, in whatever frame (11, 12, 13)', async () => {
    app.expectProblem(/Content Security Policy|Refused to|ERR_|webview|Not allowed/u);
    visits = [];
    const frames = await page.evaluate(async (there) => {
      const made = ['iframe', 'webview', 'object', 'embed', 'portal', 'fencedframe'].flatMap(
        (name) =>
          [`http://${there}/${name}`, 'file:///etc/passwd', 'about:blank', 'data:text/html,x'].map(
            (url) => {
              const frame = document.createElement(name);
              for (const attribute of ['src', 'data']) frame.setAttribute(attribute, url);
              frame.setAttribute('allowpopups', '');
              frame.setAttribute('nodeintegration', '');
              document.body.append(frame);
              return frame;
            },
          ),
      );
      await window.neuromatrix?.recentFiles();
      const inside = [...document.querySelectorAll('iframe')].filter(({ contentWindow }) => {
        try {
          return contentWindow !== null && Reflect.get(contentWindow, 'neuromatrix') !== undefined;
        } catch {
          // The page that says it was blocked is of another origin.
          return false;
        }
      });
      for (const frame of made) frame.remove();
      return inside.length;
    }, address());
    expect(frames).toBe(0);
    expect((await guards().all()).map(({ type }) => type)).toEqual(['window']);
    expect(visits).toEqual([]);
  });

  test('sends nothing to the network, by whatever element or call (1, 7)', async () => {
    app.expectProblem(/Content Security Policy|Refused to|ERR_|violates/u);
    visits = [];
    await page.evaluate(async (there) => {
      const url = (name: string) => `http://${there}/${name}`;
      const tags: Record<string, Record<string, string>> = {
        img: { src: url('img') },
        script: { src: url('script') },
        link: { rel: 'stylesheet', href: url('style') },
        video: { src: url('video'), poster: url('poster') },
        audio: { src: url('audio') },
      };
      for (const [name, attributes] of Object.entries(tags)) {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        document.body.append(element);
      }
      for (const rel of ['prefetch', 'preload', 'preconnect', 'dns-prefetch', 'manifest', 'icon']) {
        const link = document.createElement('link');
        Object.assign(link, { rel, href: url(rel), as: 'image' });
        document.head.append(link);
      }
      document.body.style.backgroundImage = `url(${url('background')})`;
      const form = document.createElement('form');
      form.action = url('form');
      document.body.append(form);
      form.submit();
      const ping = document.createElement('a');
      Object.assign(ping, { href: url('ping'), ping: url('pinged') });
      document.body.append(ping);
      ping.click();
      navigator.sendBeacon(url('beacon'));
      const tries: (() => unknown)[] = [
        () => fetch(url('fetch'), { mode: 'no-cors' }),
        () => new WebSocket(`ws://${there}/socket`),
        () => new EventSource(url('events')),
        () => new Worker(url('worker')),
        () => {
          const request = new XMLHttpRequest();
          request.open('GET', url('xhr'));
          request.send();
        },
        () => import(/* @vite-ignore */ url('module')),
        () => new FontFace('x', `url(${url('font')})`).load(),
      ];
      await Promise.allSettled(tries.map(async (attempt) => attempt()));
      await window.neuromatrix?.recentFiles();
      document.body.style.backgroundImage = '';
    }, address());
    expect(visits).toEqual([]);
    expect(page.url()).toMatch(/^app:\/\/neuromatrix\/index\.html/u);
  });

  test('is granted nothing that it asks for (5)', async () => {
    const answers = await page.evaluate(async () => {
      const ask = async (attempt: () => unknown) => {
        try {
          const given = await attempt();
          // A choice among no devices.
          return Array.isArray(given) && given.length === 0 ? 'refused' : given;
        } catch {
          return 'refused';
        }
      };
      const requestFrom = (name: string, filter: unknown) => {
        const devices: unknown = Reflect.get(navigator, name);
        if (typeof devices !== 'object' || devices === null) throw new Error('There is none.');
        return Reflect.apply(Reflect.get(devices, 'requestDevice'), devices, [filter]);
      };
      return Promise.all([
        ask(
          () =>
            new Promise((resolve, reject) =>
              navigator.geolocation.getCurrentPosition(resolve, reject),
            ),
        ),
        ask(() => navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
        ask(() => navigator.mediaDevices.getDisplayMedia()),
        ask(() => navigator.clipboard.readText()),
        ask(() => navigator.requestMIDIAccess({ sysex: true })),
        ask(() => requestFrom('usb', { filters: [] })),
        ask(() => requestFrom('hid', { filters: [] })),
        ask(() => requestFrom('bluetooth', { acceptAllDevices: true })),
        ask(async () => {
          if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied');
        }),
      ]);
    });
    expect([...new Set(answers)]).toEqual(['refused']);
  });

  test('is listened to only while it shows the program’s own page (17)', async () => {
    // One of those pages is of the network, and our own page cannot start in the other window.
    app.expectProblem(/Error occurred in handler|may not ask the program|network: http:\/\/127/u);
    const refused = /This page may not ask the program for anything/u;
    for (const url of [
      'data:text/html,<title>Other</title>',
      `http://${address()}/`,
      'about:blank',
    ]) {
      // One after the other: they take turns in one window.
      // oxlint-disable-next-line no-await-in-loop
      expect(await guards().askFromOtherPage(page, url)).toMatch(refused);
    }
    // It shows its own page again.
    await page.locator('[data-ready="true"]').waitFor();
    expect(await page.evaluate(() => window.neuromatrix?.recentFiles())).toEqual([]);
    const own = (await guards().all())[0]?.url ?? '';
    expect(await guards().askFromOtherWindow(own)).toMatch(refused);
  });

  test('is one that the package makes of a current Electron (16)', async () => {
    const file = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    const lock = await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8');
    const wanted = /"electron": "\^(\d+)/u.exec(file)?.[1];
    const locked = /"node_modules\/electron": \{\s*"version": "(\d+)/u.exec(lock)?.[1];
    // The three latest majors are supported; 45 came out in 2026.
    expect([Number(wanted) >= 45, locked]).toEqual([true, wanted]);
  });
});
