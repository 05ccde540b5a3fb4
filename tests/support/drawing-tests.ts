import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Link, PathwayNode, Project } from '../../shared/project/project-schema.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import type { App } from './app.ts';
import { EditorPage } from './editor-page.ts';
import { launchApp } from './launch.ts';

/** The program in which a test works, and the file of its drawing. */
export interface Desk {
  readonly app: App;
  readonly editor: EditorPage;
  readonly path: string;
  /** Saves, and reads what the file holds then. */
  saved(): Promise<Project>;
  savedNode(id: string): Promise<PathwayNode>;
  savedLink(id: string): Promise<Link>;
}

/**
 * One program for all tests of a group: each opens a fresh copy of the drawing in it and leaves it saved. `opened` waits
 * for what the tests need besides.
 */
export function eachOnDrawing(
  drawing: Project,
  opened: (editor: EditorPage) => Promise<void> = () => Promise.resolve(),
): Desk {
  let running: { readonly app: App; readonly editor: EditorPage } | undefined;
  let path = '';
  let drawings = 0;
  const there = () => {
    if (!running) throw new Error('The program has not started yet.');
    return running;
  };
  const saved = () => there().editor.save(there().app, path);

  beforeAll(async () => {
    const app = await launchApp({ shell: 'browser' });
    const editor = new EditorPage(await app.firstWindow());
    running = { app, editor };
    await editor.page.setViewportSize({ width: 1440, height: 900 });
    await editor.ready();
  });
  afterAll(() => running?.app.close());
  beforeEach(async () => {
    const { app, editor } = there();
    path = join(app.folder, `drawing-${(drawings += 1)}.neuromatrix`);
    await writeFile(path, serializeProject(drawing));
    await editor.open(app, path);
    await opened(editor);
  });
  // A test that failed half way must not fail the next one too.
  afterEach(async () => {
    const { app, editor } = there();
    await editor.page.mouse.up();
    await editor.press('Escape');
    await editor.press('Escape');
    await app.run('save', editor.page);
  });

  return {
    get app() {
      return there().app;
    },
    get editor() {
      return there().editor;
    },
    get path() {
      return path;
    },
    saved,
    savedNode: async (id) => nodeOf(await saved(), id),
    savedLink: async (id) => linkOf(await saved(), id),
  };
}

export function nodeOf(project: Project, id: string): PathwayNode {
  const found = project.nodes.find((node) => node.id === id);
  if (!found) throw new Error(`The drawing has no node ${id}.`);
  return found;
}

export function linkOf(project: Project, id: string): Link {
  const found = project.links.find((link) => link.id === id);
  if (!found) throw new Error(`The drawing has no link ${id}.`);
  return found;
}
