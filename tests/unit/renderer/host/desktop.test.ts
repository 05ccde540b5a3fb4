import { expect, test } from 'vitest';
import type { DesktopBridge, Host } from '../../../../shared/host.ts';
import { atOnce, readCheckedInSteps, textOf } from '../../../../shared/project/checked-text.ts';
import { sendProjects } from '../../../../shared/session/sent-projects.ts';
import { createDesktopHost } from '../../../../renderer/host/connect-host.ts';
import { aNode, aProject } from '../../../support/a-project.ts';
import { aBrowser } from './a-browser.ts';

/** A desktop that reports whatever it is told to. */
function aDesktop(): { desktop: DesktopBridge; report: (detail: unknown) => void } {
  let hear: (detail: unknown) => void = () => undefined;
  const on: DesktopBridge['on'] = (_event, listener) => {
    hear = listener;
    return () => undefined;
  };
  // A process boundary keeps no types: anything may come.
  const report = (detail: unknown) => hear(detail);
  return { desktop: { ...bridgeTo(aBrowser().plainHost), on }, report };
}

/** A desktop that answers as this host does, with projects as they are sent. */
function bridgeTo(host: Host): DesktopBridge {
  const send = async <Answer>(answer: Promise<Answer>) =>
    sendProjects(await answer, async (project) => textOf(project));
  const read = async (text: Uint8Array) => atOnce(readCheckedInSteps(text));
  return {
    ...host,
    edition: 'desktop',
    on: () => () => undefined,
    start: () => send(host.start()),
    openProject: (input) => send(host.openProject(input)),
    openRecent: (input) => send(host.openRecent(input)),
    openDropped: (file, target) => send(host.openDropped(file, target)),
    readOther: () => send(host.readOther()),
    lookOutside: (input) => send(host.lookOutside(input)),
    drafts: () => send(host.drafts()),
    restoreDraft: (input) => send(host.restoreDraft(input)),
    version: (input) => send(host.version(input)),
    saveProject: async ({ project, ...input }) =>
      host.saveProject({ ...input, project: await read(project.projectText) }),
    saveProjectAs: async ({ project, ...input }) =>
      host.saveProjectAs({ ...input, project: await read(project.projectText) }),
    keepVersion: async ({ project, ...input }) =>
      host.keepVersion({ ...input, project: await read(project.projectText) }),
  };
}

test('passes on the commands of the native menu', () => {
  const { desktop, report } = aDesktop();
  const heard: string[] = [];
  createDesktopHost(desktop).on('command', (id) => heard.push(id));
  report('undo');
  expect(heard).toEqual(['undo']);
});

test('lets nothing through that is not what the event promises', () => {
  const { desktop, report } = aDesktop();
  const heard: unknown[] = [];
  createDesktopHost(desktop).on('command', (id) => heard.push(id));
  expect(() => report('format-disk')).toThrow(/Invalid option/u);
  expect(heard).toEqual([]);
});

test('projects come and go as they are, whatever request carries them', async () => {
  const browser = aBrowser();
  const host = createDesktopHost(bridgeTo(browser.plainHost));
  const project = aProject({ nodes: [aNode({ label: 'GABA' })] });
  const { document } = await host.start();
  const saved = await host.saveProjectAs({ document, project, suggestedName: 'A' });
  expect(saved).toMatchObject({ ok: true });
  const change = await host.lookOutside({ document });
  expect(change.kind).toBe('same');
});

test('a project that is opened from outside reaches the window whole', async () => {
  const { desktop, report } = aDesktop();
  const project = aProject({ nodes: [aNode({ label: 'GABA' })] });
  const heard = new Promise((resolve) => createDesktopHost(desktop).on('opened', resolve));
  report({ document: 'd', name: 'a.neuromatrix', project: { projectText: textOf(project) } });
  expect(await heard).toEqual({ document: 'd', name: 'a.neuromatrix', project });
});
