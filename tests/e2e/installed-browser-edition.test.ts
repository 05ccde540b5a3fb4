import { execFile } from 'node:child_process';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import sirv from 'sirv';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../support/a-project.ts';
import { launchChromium } from '../support/chromium.ts';
import { EditorPage } from '../support/editor-page.ts';
import { aTemporaryFolder } from '../support/start-app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the folder lies on its server: nothing of it may expect to be at the top. */
const path = '/tools/neuromatrix/';

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(root, 'cli/build-browser.mjs')], { cwd: root });
});

interface Site {
  readonly address: string;
  /** Addresses that were not found, or went elsewhere. */
  readonly wrong: readonly string[];
  goAway(): Promise<void>;
}

/** A plain web server with the folder on it. */
async function aSite(folder: string): Promise<Site> {
  const files = sirv(folder, { dev: true });
  const wrong: string[] = [];
  const server = createServer((request, response) => {
    const refuse = () => {
      wrong.push(request.url ?? '');
      response.writeHead(404).end();
    };
    if (request.url?.startsWith(path) !== true) return refuse();
    request.url = request.url.slice(path.length - 1);
    return files(request, response, refuse);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Object(server.address());
  const goAway = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(goAway);
  return { address: `http://127.0.0.1:${port}${path}`, wrong, goAway };
}

async function aBrowser(folder: string): Promise<BrowserContext> {
  const context = await launchChromium(join(folder, 'profile'), 'allow');
  onTestFinished(() => context.close());
  return context;
}

/** The message, and not its announcement to screen readers. */
const toast = (page: Page, words: string) => page.locator('p').filter({ hasText: words });

/** Opens the program and waits until it is kept. */
async function install(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await toast(page, 'now also starts without a network').waitFor();
  return page;
}

test('after the first visit it starts and works without its server', async () => {
  const folder = await aTemporaryFolder();
  const site = await aSite(join(root, 'out/browser'));
  const context = await aBrowser(folder);
  await install(context, site.address);
  expect(site.wrong).toEqual([]);

  await site.goAway();
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('requestfailed', (request) => refused.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await page.goto(site.address);
  const editor = new EditorPage(page);
  await editor.ready();
  // Its parts come when they are asked for: a template, the matrix, a worker that paints.
  await editor.openTemplate(/^Dopamine/u);
  await page.getByRole('tab', { name: 'Matrix' }).or(page.getByText('Matrix')).first().waitFor();
  expect(await editor.nodes.count()).toBeGreaterThan(10);
  expect(refused).toEqual([]);
});

test('a new version is fetched aside, told of, and used when the pages of the old one are closed', async () => {
  const folder = await aTemporaryFolder();
  const served = join(folder, 'served');
  await cp(join(root, 'out/browser'), served, { recursive: true });
  const site = await aSite(served);
  const context = await aBrowser(folder);
  await (await install(context, site.address)).close();

  const html = await readFile(join(served, 'index.html'), 'utf8');
  await writeFile(
    join(served, 'index.html'),
    html.replace('<div id="app">', '<div id="app" data-version="2">'),
  );
  const worker = await readFile(join(served, 'service-worker.js'), 'utf8');
  await writeFile(
    join(served, 'service-worker.js'),
    worker.replace(/version:(?<quote>["`'])\w+/u, 'version:$<quote>2'),
  );
  const old = await context.newPage();
  await old.goto(site.address);
  await toast(old, 'There is a new version').waitFor();
  expect(await old.locator('#app[data-version]').count()).toBe(0);
  await old.goto('about:blank');

  const page = await context.newPage();
  await expect
    .poll(async () => {
      await page.goto(site.address);
      const isNew = (await page.locator('#app[data-version="2"]').count()) === 1;
      await page.goto('about:blank');
      return isNew;
    })
    .toBe(true);
  await page.goto(site.address);
  const kept = await page.evaluate(async () =>
    (await caches.keys()).filter((name) => name.startsWith('neuromatrix')),
  );
  expect(kept).toHaveLength(1);
});

test('a file that another program shares with it opens', async () => {
  const folder = await aTemporaryFolder();
  const site = await aSite(join(root, 'out/browser'));
  const context = await aBrowser(folder);
  const page = await install(context, site.address);
  await page.reload();
  const text = serializeProject(aProject({ nodes: [aNode({ label: 'Shared node' })] }));
  // As the system does: a form that is sent to the address in the manifest. The page's own policy forbids it forms.
  const landed = await page.evaluate(async (content) => {
    const form = new FormData();
    form.set('file', new File([content], 'Shared.neuromatrix'));
    return (await fetch('./share-target', { method: 'POST', body: form, redirect: 'follow' })).url;
  }, text);
  expect(landed).toContain(site.address);
  const opened = await context.newPage();
  await opened.goto(`${site.address}#file=shared`);
  await opened.getByRole('heading', { level: 1, name: 'Shared.neuromatrix' }).waitFor();
  await new EditorPage(opened).ready();
  await expect.poll(() => opened.getByText('Shared node').count()).toBeGreaterThan(0);
});

test('its manifest has what browsers ask of a program that can be installed', async () => {
  const manifest: unknown = JSON.parse(
    await readFile(join(root, 'out/browser/manifest.webmanifest'), 'utf8'),
  );
  expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' });
  const files = await readdir(join(root, 'out/browser'));
  for (const { src } of Object(manifest).icons) expect(files).toContain(src.replace('./', ''));
  const { accept } = Object(manifest).file_handlers[0];
  expect(Object.values(accept).flat()).toEqual(
    expect.arrayContaining(['.neuromatrix', '.gpml', '.sbgn']),
  );
});
