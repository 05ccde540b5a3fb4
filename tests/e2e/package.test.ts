import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { formatIds, formatOf } from '../../shared/formats/known-formats.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aProject } from '../support/a-project.ts';
import { EditorPage, middle, readProject } from '../support/editor-page.ts';
import { saysClosed } from '../support/stand-in/page-requests.ts';
import {
  electronToPackage,
  makeLinuxPackages,
  makePackage,
  runLauncher,
  startPackage,
} from '../support/package.ts';

const electron = electronToPackage();
/** Only root may install, be it into a folder. */
const canInstall = existsSync('/usr/bin/dpkg-deb') && process.getuid?.() === 0;
/** How a fuse that is set is written into the program. */
const enabled = '1'.charCodeAt(0);

// Without a real Electron there is nothing to pack.
describe.skipIf(electron === null)('a package', () => {
  let output = '';
  let folder = '';

  beforeAll(async () => {
    output = await mkdtemp(join(tmpdir(), 'neuromatrix-package-'));
    folder = await makePackage(electron ?? '', output);
  });
  afterAll(() => rm(output, { recursive: true, force: true, maxRetries: 5 }));

  test('starts with a file, in which a person draws, saves and closes, and starts again with it', async () => {
    const home = await mkdtemp(join(tmpdir(), 'neuromatrix-home-'));
    onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
    const person = { home, userData: join(home, 'user-data') };
    await mkdir(person.userData);
    const file = join(home, 'story.neuromatrix');
    await writeFile(file, serializeProject(aProject()));

    const first = await startPackage(folder, { ...person, files: [file] });
    onTestFinished(() => first.kill());
    const editor = new EditorPage(await first.firstWindow());
    await editor.ready();
    await editor.dragFromLibrary('Serotonin', { x: 200, y: 200 });
    await editor.dragFromLibrary('Melatonin', { x: 500, y: 200 });
    const melatonin = await middle(editor.node('Neurotransmitter Melatonin'));
    await editor.connect(editor.node('Neurotransmitter Serotonin'), 'right', melatonin);
    await editor.link('Serotonin is converted to Melatonin').waitFor();
    await editor.press('Escape');
    await editor.press('Control+s');
    await expect.poll(() => editor.status()).toContain('Saved');
    const saved = await readProject(file);
    expect(saved.nodes.map(({ label }) => label)).toEqual(['Serotonin', 'Melatonin']);
    expect(saved.links.map(({ relation }) => relation)).toEqual(['converts-to']);
    await pressToClose(editor);
    expect(await first.exited).toBe(0);

    // It is the first again, so the one before has let go of its lock; and it shows what was open.
    const second = await startPackage(folder, person);
    onTestFinished(() => second.kill());
    const reopened = new EditorPage(await second.firstWindow());
    await reopened.ready();
    await expect.poll(() => reopened.nodes.count()).toBe(2);
    await pressToClose(reopened);
    expect(await second.exited).toBe(0);
  });

  test('holds the program and nothing else', () => {
    const files = listPackage(join(folder, 'resources', 'app.asar'), { isPack: false });
    const ours = /^\/(?:package\.json|out(?:\/(?:main|preload|renderer|command-line)(?:\/.+)?)?)$/u;
    expect(files.filter((path) => !ours.test(path))).toEqual([]);
    expect(files.filter((path) => /\.(?:map|tsx?)$/u.test(path))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        '/out/main/main.js',
        '/out/main/licences.md',
        '/out/preload/preload.cjs',
        '/out/renderer/index.html',
        '/out/renderer/licences.md',
      ]),
    );
  });

  test('comes with the licences of all that is in it', () => {
    const named = ['electron.txt', 'neuromatrix.txt', 'inter.txt'].map((name) => `LICENSE.${name}`);
    const missing = [...named, 'LICENSES.chromium.html'].filter(
      (name) => !existsSync(join(folder, name)),
    );
    expect(missing).toEqual([]);
  });

  test('runs the commands of the command line, without a screen', async () => {
    const home = await mkdtemp(join(tmpdir(), 'neuromatrix-home-'));
    onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
    const launcher = join(folder, 'bin', 'neuromatrix');
    await writeFile(join(home, 'story.neuromatrix'), serializeProject(aProject()));

    const version = await runLauncher(launcher, ['--version'], home);
    expect(version.out).toMatch(/^neuromatrix \d/u);
    const words = ['export', 'story.neuromatrix', '-o', 'story.png'];
    const drawn = await runLauncher(launcher, words, home);
    expect(drawn).toMatchObject({ code: 0, errors: '' });
    expect((await readFile(join(home, 'story.png'))).subarray(1, 4).toString()).toBe('PNG');
    const missing = await runLauncher(launcher, ['info', 'absent.neuromatrix'], home);
    expect(missing.code).toBe(1);
    expect(missing.errors).toContain('absent.neuromatrix” was not found');
    // A flag that Chromium has too is the command's.
    const unknown = await runLauncher(launcher, ['info', '--no-sandbox'], home);
    expect(unknown.errors).toContain("Unknown option '--no-sandbox'");
  });

  test.skipIf(!canInstall)(
    'is installed by dpkg, runs, and is removed without a trace',
    async () => {
      const work = await mkdtemp(join(tmpdir(), 'neuromatrix-deb-'));
      onTestFinished(() => rm(work, { recursive: true, force: true, maxRetries: 5 }));
      const made = await makeLinuxPackages(folder, work, ['deb']);
      const deb = made.find((file) => file.endsWith('.deb')) ?? '';
      expect(await readFile(join(work, 'SHA256SUMS'), 'utf8')).toContain(deb);
      const system = join(work, 'system');
      await mkdir(join(system, 'var/lib/dpkg/info'), { recursive: true });
      await mkdir(join(system, 'var/lib/dpkg/updates'));
      await writeFile(join(system, 'var/lib/dpkg/status'), '');
      const dpkg = (...words: string[]) =>
        execFileSync('dpkg', [`--root=${system}`, '--force-depends', ...words], { stdio: 'pipe' });

      dpkg('-i', join(work, deb));
      const shared = await readdir(join(system, 'usr/share'), { recursive: true });
      expect(shared).toEqual(
        expect.arrayContaining([
          'applications/org.neuromatrix.editor.desktop',
          'mime/packages/org.neuromatrix.editor.xml',
          'man/man1/neuromatrix.1.gz',
          'bash-completion/completions/neuromatrix',
        ]),
      );
      const info = await runLauncher(join(system, 'usr/bin/neuromatrix'), ['library'], work);
      expect(info).toMatchObject({ code: 0, errors: '' });
      const home = join(work, 'home');
      await mkdir(home);
      const app = await startPackage(join(system, 'opt/neuromatrix'), { home, userData: home });
      onTestFinished(() => app.kill());
      const editor = new EditorPage(await app.firstWindow());
      await editor.ready();
      await pressToClose(editor);
      expect(await app.exited).toBe(0);
      dpkg('--purge', 'neuromatrix');
      const left = await readdir(system, { recursive: true });
      expect(left.filter((path) => !/^var(?:\/lib(?:\/dpkg(?:\/.+)?)?)?$/u.test(path))).toEqual([]);
    },
  );

  test('has its fuses set: it runs nothing but itself, and asks for no keychain', async () => {
    const fuses = await getCurrentFuseWire(join(folder, 'neuromatrix'));
    const on = Object.values(FuseV1Options).filter(
      (fuse): fuse is FuseV1Options => typeof fuse === 'number' && Number(fuses[fuse]) === enabled,
    );
    expect(on.map((fuse) => FuseV1Options[fuse])).toEqual([
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
    ]);
  });
});

/** The window may be gone before the keys are let go. */
async function pressToClose(editor: EditorPage): Promise<void> {
  await editor.press('Control+w').catch((error: unknown) => {
    if (!saysClosed(error)) throw error;
  });
}

test('a double-click opens the program for its own files and for pathways of the field', async () => {
  const config = await readFile(new URL('../../electron-builder.yml', import.meta.url), 'utf8');
  const associated = [...config.matchAll(/- ext: \[?([\w, ]+)\]?/gu)].flatMap(([, names = '']) =>
    names.split(', '),
  );
  const readable = formatIds
    .filter((id) => formatOf(id).reads)
    .flatMap((id) => formatOf(id).extensions);
  expect(associated).toEqual(expect.arrayContaining(['neuromatrix', 'gpml', 'sbgn']));
  expect(associated.filter((extension) => !readable.includes(extension))).toEqual([]);
});
