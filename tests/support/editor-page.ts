import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { App } from './app.ts';

export interface Place {
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

  async openTemplate(title: RegExp): Promise<void> {
    await this.page.getByRole('tab', { name: 'Templates' }).click();
    await this.page.getByRole('button', { name: title }).click();
    await this.nodes.first().waitFor();
  }

  /** Drags a library entity to a place on the canvas, counted from its top left corner. */
  async dragFromLibrary(label: string, place: Place): Promise<void> {
    await this.page.getByRole('tab', { name: 'Library' }).click();
    const search = this.page.getByPlaceholder('Find an entity…');
    await search.fill(label);
    const row = this.page.getByRole('treeitem', { name: label }).first();
    await row.dragTo(this.canvas, { targetPosition: place });
    await search.fill('');
  }

  /** Drags from the middle of a node's side to a place. */
  async connect(
    source: Locator,
    side: 'top' | 'right' | 'bottom' | 'left',
    to: Place,
  ): Promise<void> {
    await source.hover({ force: true });
    await this.drag(await middle(source.locator(`.react-flow__handle-${side}`)), to);
  }

  async drag(from: Place, to: Place): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    // Two steps: the first passes the threshold that tells a drag from a click.
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  async select(element: Locator): Promise<void> {
    const { x, y } = await middle(element);
    await this.page.mouse.click(x, y);
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
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

/** The middle of what an element covers. */
export async function middle(element: Locator): Promise<Place> {
  const box = await element.boundingBox();
  if (!box) throw new Error(`${element.toString()} is not on screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
