import type * as electronModule from 'electron';
import type { BrowserWindow, Menu, MenuItem } from 'electron';
import { unreachable } from '../../shared/result.ts';
import type {
  AgentCommand,
  AgentRecord,
  Area,
  AskedDialog,
  DialogAnswer,
  DialogKind,
  MenuEntryShown,
  WindowShown,
} from './agent-commands.ts';
import { createGuards, watchNetwork, type WithGuards } from './electron-guards.ts';
import { createFailingWrites } from './fail-writes.ts';

type Electron = WithGuards &
  Pick<typeof electronModule, 'clipboard' | 'dialog' | 'Menu' | 'screen' | 'shell'>;

/**
 * Lives in the main process beside the program, in real Electron and in the stand-in alike: answers native dialogs, which no
 * test can click, and reaches the native menu. Writes what happened to `logFile`, a JSON object per line.
 */
export function createAgent(electron: Electron, logFile: string) {
  const fs = process.getBuiltinModule('node:fs');
  // Kept from before `fail-writes` sees the calls.
  const append = fs.appendFileSync;
  const log = (record: AgentRecord): void => append(logFile, `${JSON.stringify(record)}\n`);
  const failing = createFailingWrites(fs, () =>
    process.getBuiltinModule('node:module').syncBuiltinESMExports(),
  );
  const answers = answerDialogs(electron, log);
  electron.shell.openExternal = (url) => {
    log({ kind: 'web-page', url });
    return Promise.resolve();
  };

  const popups = watchPopups(electron, log);
  watchPrints(electron, logFile, log);
  const clipboard = watchClipboard(electron);
  const guards = createGuards(electron);
  watchNetwork(electron, (address) => log({ kind: 'network', address }));

  return async (raw: unknown): Promise<unknown> => {
    // Sent by `desktop-app.ts` of this folder.
    const command = raw as AgentCommand;
    switch (command.do) {
      case 'answer':
        answers[command.dialog].push(command.answer);
        return null;
      case 'menu':
        return showMenu(electron.Menu.getApplicationMenu());
      case 'click':
        return clickMenu(electron, command.path, command.window);
      case 'close-window':
        return electron.BrowserWindow.fromId(command.window)?.close();
      case 'fail-writes':
        return failing.start(command.part, command.code);
      case 'stop-failing':
        return failing.stop();
      case 'read-clipboard':
        return electron.clipboard.readText();
      case 'write-clipboard':
        return electron.clipboard.writeText(command.text);
      case 'read-clipboard-type':
        return clipboard.read(command.type);
      case 'windows':
        return electron.BrowserWindow.getAllWindows().toSorted(byAge).map(showWindow);
      case 'wait-until-visible':
        return untilVisible(electron.BrowserWindow.fromId(command.window));
      case 'work-area':
        return { ...electron.screen.getPrimaryDisplay().workArea } satisfies Area;
      case 'click-popup':
        return popups.click(command.label);
      case 'dock':
        return electron.app.dock === undefined ? null : showMenu(electron.app.dock.getMenu());
      case 'cover':
        return electron.BrowserWindow.fromId(command.window)?.emit(
          command.covered ? 'sheet-begin' : 'sheet-end',
        );
      case 'stop-answering':
        return electron.BrowserWindow.fromId(command.window)?.emit('unresponsive');
      case 'shown-text':
        return textOf(electron.BrowserWindow.getAllWindows().toSorted(byAge)[command.index]);
      case 'open-file':
        return electron.app.emit('open-file', { preventDefault: () => undefined }, command.path);
      case 'guards':
        return guards.all();
      case 'ask-from-other-page':
        return guards.askFromOtherPage(electron.BrowserWindow.fromId(command.window), command.url);
      case 'ask-from-other-window':
        return guards.askFromOtherWindow(command.url);
      case 'expose-messages':
        return guards.exposeMessages(command.script);
      case 'quit':
        // After the answer has gone out.
        setImmediate(() => electron.app.quit());
        return null;
      default:
        return unreachable(command);
    }
  };
}

/**
 * Electron has no names but the system's for what is neither text nor pixels. Those that are older than this way to the
 * clipboard keep nothing of the kind, so what was written is remembered here.
 */
function watchClipboard({ clipboard }: Electron) {
  const write = clipboard.write.bind(clipboard);
  const [major = 0] = process.versions['electron']?.split('.').map(Number) ?? [];
  let written: readonly Electron.ClipboardItem[] = [];
  clipboard.write = (items) => {
    written = items;
    return write(items);
  };
  return {
    read: async (type: string): Promise<string | null> => {
      const raw = rawFormat(type);
      const items = raw !== null && major < 44 ? written : await clipboard.read();
      for (const item of items) {
        const blob = await item.getType(raw ?? type).catch(() => null);
        if (blob instanceof Blob) return Buffer.from(await blob.arrayBuffer()).toString('base64');
      }
      return null;
    },
  };
}

function rawFormat(type: string): string | null {
  if (type !== 'image/svg+xml') return null;
  const name = process.platform === 'darwin' ? 'public.svg-image' : type;
  return `electron application/osclipboard;format="${name}"`;
}

/** A menu on the screen would wait for a hand. */
function watchPopups({ BrowserWindow, Menu }: Electron, log: (record: AgentRecord) => void) {
  let shown: Menu | null = null;
  const show = (menu: Menu) => {
    shown = menu;
    log({ kind: 'popup', items: showMenu(menu) });
  };
  Menu.prototype.popup = function popup(this: Menu) {
    show(this);
  };
  return {
    click: (label: string) => {
      const item = shown?.items.find((one) => plain(one.label) === label && one.enabled);
      if (!item) throw new Error(`The menu has no enabled entry ${label}`);
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(0);
      item.click(undefined, window, window?.webContents);
    },
  };
}

/** A print dialog would wait as well. What would be printed is made a file meanwhile. */
function watchPrints(
  { app, BrowserWindow }: Electron,
  logFile: string,
  log: (record: AgentRecord) => void,
) {
  const fs = process.getBuiltinModule('node:fs');
  let count = 0;
  const watch = (contents: Electron.WebContents) => {
    const print = async (options: Electron.WebContentsPrintOptions): Promise<void> => {
      const file = `${logFile}-${(count += 1)}.pdf`;
      fs.writeFileSync(file, await contents.printToPDF(pdfOptions(options)));
      log({ kind: 'print', options: { ...options }, file });
    };
    contents.print = (options = {}, callback) =>
      void print(options).finally(() => callback?.(true, ''));
  };
  for (const window of BrowserWindow.getAllWindows()) watch(window.webContents);
  app.on('web-contents-created', (_event, contents) => watch(contents));
}

/** Paper in inches; a printer's driver does not ask the page's own style for it. */
function pdfOptions(options: Electron.WebContentsPrintOptions): Electron.PrintToPDFOptions {
  const { landscape = false, pageSize = 'A4' } = options;
  const inches = (microns: number) => microns / 25_400;
  const size =
    typeof pageSize === 'string'
      ? pageSize
      : { width: inches(pageSize.width), height: inches(pageSize.height) };
  return { landscape, pageSize: size, margins: { top: 0, bottom: 0, left: 0, right: 0 } };
}

function answerDialogs({ dialog }: Electron, log: (record: AgentRecord) => void) {
  const answers: Record<DialogKind, DialogAnswer[]> = { open: [], save: [], message: [] };

  /** `undefined`: nobody expected this dialog; it is cancelled and the test fails at its end. */
  function next(kind: DialogKind, asked: AskedDialog): DialogAnswer | undefined {
    const expected = answers[kind].length > 0;
    log({ kind: 'dialog', dialog: kind, asked: onlyWords(asked), expected });
    return answers[kind].shift();
  }

  // Each has a form with and one without the window before the options.
  dialog.showOpenDialog = (...args: unknown[]) => {
    const answer = next('open', optionsOf(args));
    const filePaths = Array.isArray(answer) ? [...(answer as string[])] : [];
    return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  };
  dialog.showSaveDialog = (...args: unknown[]) => {
    const answer = next('save', optionsOf(args));
    const filePath = typeof answer === 'string' ? answer : '';
    return Promise.resolve({ canceled: filePath === '', filePath });
  };
  dialog.showMessageBox = (...args: unknown[]) => {
    // What `showMessageBox` takes last.
    const options = optionsOf(args) as Electron.MessageBoxOptions;
    const answer = next('message', options);
    return Promise.resolve({ response: buttonIndex(options, answer), checkboxChecked: false });
  };
  dialog.showErrorBox = (title, detail) =>
    log({ kind: 'dialog', dialog: 'error', asked: { title, detail }, expected: false });
  return answers;
}

function optionsOf(args: readonly unknown[]): AskedDialog {
  // The window may come first; TypeScript knows the options only as the last of unknown things.
  const options: unknown = args.at(-1) ?? {};
  return options as AskedDialog;
}

function buttonIndex(
  options: Electron.MessageBoxOptions,
  answer: DialogAnswer | undefined,
): number {
  const buttons = options.buttons ?? ['OK'];
  if (typeof answer !== 'string') return options.cancelId ?? Math.max(0, buttons.length - 1);
  const index = buttons.findIndex((label) => plain(label) === plain(answer));
  if (index < 0) throw new Error(`No button “${answer}” among ${buttons.join(', ')}`);
  return index;
}

function onlyWords(asked: AskedDialog): AskedDialog {
  const { title, message, detail, buttons, defaultPath, filters } = asked;
  return JSON.parse(
    JSON.stringify({ title, message, detail, buttons, defaultPath, filters }),
  ) as AskedDialog;
}

function showMenu(menu: Menu | null): MenuEntryShown[] {
  return (menu?.items ?? []).map((item) => ({
    label: plain(item.label),
    type: item.type,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    accelerator: item.accelerator ?? null,
    items: item.submenu ? showMenu(item.submenu) : [],
  }));
}

/** As a person can: not what is greyed or hidden. */
function clickMenu(electron: Electron, path: readonly string[], id: number | null): void {
  let items: readonly MenuItem[] = electron.Menu.getApplicationMenu()?.items ?? [];
  let item: MenuItem | undefined;
  for (const label of path) {
    item = items.find((one) => plain(one.label) === plain(label) && one.visible);
    if (!item?.enabled) {
      throw new Error(`The menu has no ${item ? 'enabled ' : ''}entry ${path.join(' > ')}`);
    }
    items = item.submenu?.items ?? [];
  }
  const { BrowserWindow } = electron;
  const asked = id === null ? null : BrowserWindow.fromId(id);
  asked?.focus();
  const window =
    asked ??
    BrowserWindow.getFocusedWindow() ??
    BrowserWindow.getAllWindows().toSorted(byAge).at(-1);
  item?.click(undefined, window, window?.webContents);
}

async function untilVisible(window: BrowserWindow | null): Promise<void> {
  if (window && !window.isVisible())
    await new Promise<void>((resolve) => window.once('show', resolve));
}

/** Nothing while the page is on its way; a page that goes meanwhile would never answer. */
function textOf(window: BrowserWindow | undefined): Promise<unknown> | string {
  if (!window) throw new Error('There is no such window.');
  const { webContents } = window;
  if (webContents.isCrashed() || webContents.isLoading()) return '';
  const text = webContents.executeJavaScript('document.body.innerText');
  return Promise.race([text, new Promise((resolve) => setTimeout(resolve, 2_000, ''))]);
}

/** Electron gives them in no order that it promises; numbers are given as windows are made. */
function byAge(one: BrowserWindow, other: BrowserWindow): number {
  return one.id - other.id;
}

function showWindow(window: BrowserWindow): WindowShown {
  return {
    title: window.getTitle(),
    edited: window.isDocumentEdited(),
    focused: window.isFocused(),
    bounds: window.getBounds(),
  };
}

/** Without the marks for access keys, and with either kind of dots and apostrophes. */
function plain(label: string): string {
  return label
    .replaceAll(/&(?=[^&])/gu, '')
    .replaceAll('…', '...')
    .replaceAll('’', "'");
}
