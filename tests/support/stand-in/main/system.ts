import type {
  ClipboardItem as ElectronClipboardItem,
  Clipboard,
  Dialog,
  Display,
  NativeImage,
  NativeTheme,
  Screen,
  Shell,
  SystemPreferences,
} from 'electron';
import { host, inBackground } from './host.ts';
import { KnownEvents, onlyWhatIsThere } from './only-what-is-there.ts';

/** The parts of Electron that reach the person's system. Tests answer dialogs; nothing leaves the program. */

function nobodyAnswers(): never {
  throw new Error('A native dialog was opened before the test could answer it.');
}

/** Replaced by `main-agent.ts` before the program starts. */
export const dialog = onlyWhatIsThere<Dialog>('dialog', {
  showOpenDialog: nobodyAnswers,
  showSaveDialog: nobodyAnswers,
  showMessageBox: nobodyAnswers,
  showErrorBox: nobodyAnswers,
});

export const shell = onlyWhatIsThere<Shell>('shell', {
  openExternal: nobodyAnswers,
  showItemInFolder: () => undefined,
  beep: () => undefined,
});

type ClipboardParts = ConstructorParameters<typeof ElectronClipboardItem>[0];

/** One entry, in as many types as it was given; bookmarks are beyond us. */
export class ClipboardItem {
  readonly types: string[];
  private readonly parts: ReadonlyMap<string, ClipboardParts[string]>;

  constructor(parts: ClipboardParts) {
    this.types = Object.keys(parts);
    this.parts = new Map(Object.entries(parts));
  }

  async getType(type: string): Promise<Blob> {
    const part = await this.parts.get(type);
    if (part instanceof Blob) return part;
    if (typeof part === 'string') return new Blob([part], { type });
    throw new Error(`The clipboard holds no ${type}.`);
  }
}

const rawFormat = /^electron application\/osclipboard;format="(.+)"$/u;
const pixelSignatures = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
] as const;

/**
 * What Electron leaves of an item: text as text; whatever is called an image, only if it is a PNG or a JPEG; raw formats
 * of the system as they are. Reading, a raw format that is an image again has its name, but gives the pixels.
 */
async function kept(item: ClipboardItem): Promise<ClipboardItem> {
  const parts: Record<string, Blob> = {};
  for (const type of item.types) {
    const blob = await item.getType(type);
    if (!type.startsWith('image/')) parts[type] = blob;
    else if (await isPixels(blob)) parts['image/png'] = blob;
  }
  const pixels = parts['image/png'];
  for (const type of Object.keys(parts)) {
    const [, format = ''] = rawFormat.exec(type) ?? [];
    if (format.startsWith('image/')) parts[format] = pixels ?? new Blob();
  }
  return new ClipboardItem(parts);
}

async function isPixels(blob: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return pixelSignatures.some((start) => start.every((byte, at) => bytes[at] === byte));
}

let onClipboard: ClipboardItem[] = [];

const theClipboard: Pick<Clipboard, 'clear' | 'has' | 'readText' | 'writeText'> & {
  read(): Promise<ClipboardItem[]>;
  write(items: ClipboardItem[]): Promise<void>;
} = {
  clear: () => {
    onClipboard = [];
  },
  has: async (type) => onClipboard.some(({ types }) => types.includes(type)),
  read: async () => onClipboard,
  write: async (items) => {
    onClipboard = await Promise.all(items.map(kept));
  },
  readText: async () => {
    const item = onClipboard.find(({ types }) => types.includes('text/plain'));
    return item ? (await item.getType('text/plain')).text() : '';
  },
  writeText: async (text) => {
    onClipboard = [new ClipboardItem({ 'text/plain': text })];
  },
};

export const clipboard = onlyWhatIsThere<Clipboard>('clipboard', theClipboard);

class StandInTheme extends KnownEvents {
  shouldUseHighContrastColors = false;
  private source: NativeTheme['themeSource'] = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.source;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    if (source === this.source) return;
    this.source = source;
    inBackground(host.call('useColors', { scheme: source === 'system' ? null : source }));
    this.emit('updated');
  }
}

export const nativeTheme = onlyWhatIsThere<NativeTheme>('nativeTheme', new StandInTheme());

/** A laptop's usual screen, with a panel along its upper edge. */
const area = { x: 0, y: 0, width: 1366, height: 768 };
const workArea = { x: 0, y: 28, width: 1366, height: 740 };
const display = onlyWhatIsThere<Display>('display', {
  id: 1,
  bounds: area,
  workArea,
  size: { width: area.width, height: area.height },
  workAreaSize: { width: workArea.width, height: workArea.height },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
});

const screenEvents = ['display-added', 'display-removed', 'display-metrics-changed'];

export const screen = onlyWhatIsThere<Screen>(
  'screen',
  Object.assign(new KnownEvents('screen', screenEvents), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
    getDisplayNearestPoint: () => display,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  }),
);

const emptyImage = onlyWhatIsThere<NativeImage>('nativeImage', { isEmpty: () => true });

export const nativeImage = onlyWhatIsThere<typeof Electron.nativeImage>('nativeImage', {
  createFromPath: () => emptyImage,
  createEmpty: () => emptyImage,
});

export const systemPreferences = onlyWhatIsThere<SystemPreferences>('systemPreferences', {
  getAnimationSettings: () => ({
    shouldRenderRichAnimation: true,
    scrollAnimationsEnabledBySystem: true,
    prefersReducedMotion: false,
  }),
});
