import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { parseProject } from '../../shared/project/parse-project.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { App } from './app.ts';

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What a person sees and does in one editor window. Places are in window pixels. */
export class EditorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get canvas(): Locator {
    return this.page.locator('.react-flow');
  }

  /** The canvas with what lies over it, such as the start screen: where things are dropped. */
  get ground(): Locator {
    return this.page.locator('[data-ground]');
  }

  /** Of all nodes that are on screen. */
  get nodes(): Locator {
    return this.page.locator('.react-flow__node-pathway');
  }

  get links(): Locator {
    return this.page.locator('.react-flow__edge');
  }

  node(name: string): Locator {
    return this.page.locator(`.react-flow__node-pathway[aria-label="${name}"]`);
  }

  link(sentence: string): Locator {
    return this.page.locator(`.react-flow__edge[aria-label="${sentence}"]`);
  }

  async ready(): Promise<void> {
    await this.page.locator('[data-ready="true"]').waitFor();
  }

  /** In the library's side; the start screen has cards of its own. */
  templateCard(title: RegExp): Locator {
    return this.page
      .getByRole('complementary', { name: 'Library' })
      .getByRole('button', { name: title });
  }

  async openTemplate(title: RegExp): Promise<void> {
    await this.page.getByRole('tab', { name: 'Templates' }).click();
    await this.templateCard(title).click();
    await this.nodes.first().waitFor();
    await this.settled();
  }

  /** What was just shown has come to its place: views are fitted to a new diagram after it is drawn. */
  async settled(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
  }

  /** Drags a library entity to a place on the canvas, counted from its top left corner. */
  async dragFromLibrary(label: string, position: Position): Promise<void> {
    await this.page.getByRole('tab', { name: 'Library' }).click();
    const search = this.page.getByPlaceholder('Find an entity…');
    await search.fill(label);
    // Once it is the first: before, rows may move away under the pointer.
    const row = this.page.locator('[role="treeitem"][aria-level="2"]').first();
    await row.and(this.page.getByRole('treeitem', { name: label })).waitFor();
    await row.dragTo(this.ground, { targetPosition: position });
    await search.fill('');
  }

  /** Runs a command by the palette. */
  async choose(command: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.page.locator('dialog input[role="combobox"]').fill(command);
    await this.page.getByRole('option', { name: command }).first().click();
  }

  /** Drags from the middle of a node's side to a place. */
  async connect(
    source: Locator,
    side: 'top' | 'right' | 'bottom' | 'left',
    to: Position,
  ): Promise<void> {
    await source.hover({ force: true });
    await this.drag(await middle(source.locator(`.react-flow__handle-${side}`)), to);
  }

  async drag(from: Position, to: Position): Promise<void> {
    await this.startDrag(from, to);
    await this.page.mouse.up();
  }

  /** As `drag`, with the button still held at the end. */
  async startDrag(from: Position, to: Position): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    // Two steps: the first passes the threshold that tells a drag from a click.
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
  }

  async click(at: Position): Promise<void> {
    await this.page.mouse.click(at.x, at.y);
  }

  async select(element: Locator): Promise<void> {
    const { x, y } = await middle(element);
    await this.page.mouse.click(x, y);
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Opens a file of the disk in this window, and waits until it is there. */
  async open(app: App, path: string): Promise<void> {
    await app.dialogs.answerOpen(path);
    await app.run('open', this.page);
    await this.page.getByText('No changes since opened').waitFor();
    await this.page.getByText(basename(path), { exact: true }).first().waitFor();
    await this.settled();
  }

  /** Saves to the file that the window has; answers what is in it then. */
  async save(app: App, path: string): Promise<Project> {
    await app.run('save', this.page);
    await this.page.getByText('Saved to disk').waitFor();
    return readProject(path);
  }

  /** Exports to a path with these choices of the dialog; answers the path once the file is there. */
  async exportImage(app: App, choices: readonly string[], path: string): Promise<string> {
    await app.run('export', this.page);
    const dialog = this.page.getByRole('dialog');
    for (const name of choices) await dialog.getByRole('radio', { name }).check();
    await app.dialogs.answerSave(path);
    await dialog.getByRole('button', { name: /export/iu }).click();
    await this.page
      .getByText(`${basename(path)} exported.`)
      .first()
      .waitFor();
    return path;
  }

  /** The text of the status bar. */
  async status(): Promise<string> {
    return (await this.page.getByRole('contentinfo').textContent()) ?? '';
  }
}

/** The project in a file. */
export async function readProject(path: string): Promise<Project> {
  const parsed = parseProject(await readFile(path, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** The middle of what an element covers. */
export async function middle(element: Locator): Promise<Position> {
  const box = await element.boundingBox();
  if (!box) throw new Error(`${element.toString()} is not on screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
