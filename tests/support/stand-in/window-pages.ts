import { randomUUID } from 'node:crypto';
import type { BrowserContext, Dialog, Page } from 'playwright-core';
import { isOwn, toOwn, toShown } from './addresses.ts';
import type { StandInCode } from './bundle.ts';
import type { Link } from './link.ts';
import type {
  EditCommand,
  FromPage,
  HostCalls,
  MainCalls,
  ToPage,
  WindowLook,
} from './messages.ts';
import { answerRoute, isGone, isPopup, saysClosed, type Route } from './page-requests.ts';
import { addScripts, post, type WindowPage } from './window-page.ts';

/** The web's permissions that Playwright can grant and our program might be asked for. */
const permissions = [
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'midi',
  'clipboard-read',
  'clipboard-write',
];

/** Runs in the page. Chromium has a clipboard of its own there, which is not the program's. */
function editText({ command, text }: { command: EditCommand; text: string }): string | null {
  const field = document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  const selected = isField
    ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
    : String(document.getSelection());
  if (command === 'paste') document.execCommand('insertText', false, text);
  else if (command === 'cut') document.execCommand('delete');
  else if (command !== 'copy') document.execCommand(command);
  return command === 'copy' || command === 'cut' ? selected : null;
}

export interface WindowPages {
  readonly calls: HostCalls;
  readonly pages: () => Page[];
  idOf(page: Page): number;
  /** Tells the page's world what paths the files have that are about to be dropped. */
  announceDrop(page: Page, files: (ToPage & { kind: 'dropped' })['files']): Promise<void>;
  readonly onPage: (listener: (page: Page) => void) => void;
  close(): Promise<void>;
}

/** Shows the windows of a stand-in program as pages of Chromium, which starts with the first of them. */
export function createWindowPages(
  startChromium: () => Promise<BrowserContext>,
  code: StandInCode,
  main: () => Link<MainCalls>,
): WindowPages {
  const shown = new Map<number, Promise<WindowPage>>();
  const pages = new Map<Page, number>();
  const listeners: ((page: Page) => void)[] = [];
  let context: Promise<BrowserContext> | null = null;
  let spare: Page | undefined;
  let making = 0;

  async function start(): Promise<BrowserContext> {
    const started = await startChromium();
    spare = started.pages()[0];
    await started.route('**/*', (route) =>
      (isPopup(route) ? refusePopup(route) : answerRoute(route, main(), find)).catch(
        (error: unknown) => {
          // Nobody waits for the requests of a window that has gone.
          if (!isGone(route) && !main().isCut() && !saysClosed(error)) throw error;
        },
      ),
    );
    started.on('page', (page) => {
      // Nobody here made it.
      if (making === 0) void page.close();
    });
    return started;
  }

  /** A link that wants a new window: Chromium makes one, where Electron would first ask the program, which refuses. */
  async function refusePopup(route: Route): Promise<void> {
    const id = [...pages.values()].at(-1);
    await route.abort('aborted');
    if (id !== undefined)
      await main().call('windowOpen', { id, url: toOwn(route.request().url()) });
  }

  async function open(look: WindowLook): Promise<WindowPage> {
    context ??= start();
    const browser = await context;
    making += 1;
    const page = spare ?? (await browser.newPage());
    spare = undefined;
    making -= 1;
    const made = await prepare(browser, page, look);
    pages.set(page, look.id);
    page.on('close', () => {
      pages.delete(page);
      shown.delete(look.id);
      void tell('pageClosed', look.id);
    });
    page.on('crash', () => void tell('pageCrashed', look.id));
    for (const listener of listeners) listener(page);
    return made;
  }

  /** The program may have ended meanwhile, which is no news to it. */
  async function tell(name: 'pageClosed' | 'pageCrashed', id: number): Promise<void> {
    await main()
      .call(name, { id })
      .catch(() => undefined);
  }

  /** `alert` and its like block a whole window in Electron too; nothing of ours may use them. */
  async function answerPageDialog(dialog: Dialog, id: number): Promise<void> {
    if (dialog.type() !== 'beforeunload') {
      await dialog.dismiss();
      throw new Error(`The page opened a dialog of its own: ${dialog.message()}`);
    }
    if (await main().call('mayStay', { id })) await dialog.dismiss();
    else await dialog.accept();
  }

  async function prepare(
    browser: BrowserContext,
    page: Page,
    look: WindowLook,
  ): Promise<WindowPage> {
    await page.setViewportSize({ width: look.width, height: look.height });
    const session = await browser.newCDPSession(page);
    const secret = `world-${randomUUID()}`;
    const names = { secret, wire: `wire-${secret}`, receive: `receive-${secret}` };
    const window: WindowPage = {
      id: look.id,
      page,
      session,
      receive: names.receive,
      world: null,
      loading: false,
    };
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== names.wire) return;
      // Sent by `preload-world.ts`.
      const message = JSON.parse(payload) as FromPage;
      if (message.kind === 'hello') window.world = executionContextId;
      else void hear(window, message);
    });
    page.on('dialog', (dialog) => {
      void answerPageDialog(dialog, look.id);
    });
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', {
      name: names.wire,
      executionContextName: secret,
    });
    await addScripts(session, code, names, look.preload);
    return window;
  }

  async function hear(
    window: WindowPage,
    message: Exclude<FromPage, { kind: 'hello' }>,
  ): Promise<void> {
    const { id } = window;
    const frame = toOwn(window.page.url());
    const world = window.world;
    switch (message.kind) {
      case 'invoke': {
        const { channel, args } = message;
        const answer = await main()
          .call('invoke', { id, frame, channel, args })
          // The program ended: the page gets no answer, as in Electron.
          .catch(() => null);
        if (answer && world === window.world) {
          await post(window, { kind: 'answer', id: message.id, answer });
        }
        return;
      }
      case 'send':
        await main().call('sent', { id, frame, channel: message.channel, args: message.args });
        return;
      case 'context-menu':
        await main().call('contextMenu', { id, clicked: message.clicked });
        return;
      case 'window-open':
        await main().call('windowOpen', { id, url: toOwn(message.url) });
    }
  }

  async function load({ id, url }: { id: number; url: string }): Promise<void> {
    const window = await ofId(id);
    await grantPermissions(window, url);
    await navigate(window, () => window.page.goto(toShown(url)));
  }

  async function grantPermissions({ page, id }: WindowPage, url: string): Promise<void> {
    const granted = await main().call('grantedPermissions', { id, names: permissions });
    const origin = toShown(url);
    if (isOwn(origin)) await page.context().grantPermissions(granted, { origin });
  }

  async function navigate(window: WindowPage, go: () => Promise<unknown>): Promise<void> {
    window.loading = true;
    try {
      await go();
    } finally {
      window.loading = false;
    }
    void watchTitle(window);
  }

  /** Titles change with scripts; Chromium tells of it by this event of the target. */
  async function watchTitle({ id, page }: WindowPage): Promise<void> {
    const title = await page.title().catch(() => '');
    if (title !== '')
      await main()
        .call('titleChanged', { id, title })
        .catch(() => undefined);
  }

  function ofId(id: number): Promise<WindowPage> {
    const window = shown.get(id);
    if (!window) throw new Error(`Window ${id} is gone.`);
    return window;
  }

  async function find(page: Page): Promise<WindowPage | null> {
    const id = pages.get(page);
    return id === undefined ? null : await ofId(id);
  }

  async function closePage({ id, unload }: { id: number; unload: boolean }): Promise<void> {
    const window = await shown.get(id);
    await window?.page.close({ runBeforeUnload: unload });
  }

  return {
    calls: {
      openWindow: async (look) => {
        const opening = open(look);
        shown.set(look.id, opening);
        await opening;
      },
      load,
      reload: async ({ id }) => {
        const window = await ofId(id);
        await navigate(window, () => window.page.reload());
      },
      toPage: async ({ id, message }) => {
        const window = await shown.get(id);
        if (window) await post(window, message);
      },
      closePage,
      resize: async ({ id, width, height }) => {
        const { page } = await ofId(id);
        await page.setViewportSize({ width, height });
      },
      focus: async ({ id }) => {
        const { page } = await ofId(id);
        await page.bringToFront();
      },
      useColors: async ({ scheme }) => {
        for (const page of pages.keys()) await page.emulateMedia({ colorScheme: scheme });
      },
      evaluate: async ({ id, code: script }) => {
        const { page } = await ofId(id);
        return page.evaluate(script);
      },
      printToPdf: async ({ id, options: { landscape = false, pageSize = 'Letter' } }) => {
        const { page } = await ofId(id);
        const paper =
          typeof pageSize === 'string'
            ? { format: pageSize }
            : { width: `${pageSize.width}in`, height: `${pageSize.height}in` };
        return page.pdf({ ...paper, landscape });
      },
      edit: async ({ id, command, text }) => {
        const { page } = await ofId(id);
        return page.evaluate(editText, { command, text });
      },
    },
    pages: () => [...pages.keys()],
    idOf: (page) => {
      const id = pages.get(page);
      if (id === undefined) throw new Error('This page is no window of the program.');
      return id;
    },
    announceDrop: async (page, files) => {
      const window = await find(page);
      if (window) await post(window, { kind: 'dropped', files });
    },
    onPage: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      const browser = await context;
      await browser?.close();
    },
  };
}
