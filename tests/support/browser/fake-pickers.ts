/** What the page asks of the test's process, which has the files. */
export type PickerRequest =
  | { do: 'open' }
  | { do: 'save'; suggestedName: string }
  | { do: 'read'; path: string }
  | { do: 'write'; path: string; base64: string };

export type PickerAnswer =
  | { ok: true; path?: string; base64?: string; lastModified?: number }
  /** `error` is a DOMException's name. */
  | { ok: false; error: string; message: string };

/**
 * Runs in the page before its scripts, as text: replaces the File System Access pickers, which no test can click, by
 * ones that hand out files of the test. Must not use anything outside itself. `ask` is the name of a global.
 */
export function installFakePickers(ask: string): void {
  // Exposed by `browser-app.ts`.
  const request = Reflect.get(globalThis, ask) as (asked: PickerRequest) => Promise<PickerAnswer>;

  async function succeed(asked: PickerRequest): Promise<PickerAnswer & { ok: true }> {
    const answer = await request(asked);
    if (!answer.ok) throw new DOMException(answer.message, answer.error);
    return answer;
  }

  class FakeFileHandle {
    readonly kind = 'file';
    readonly path: string;
    readonly name: string;

    constructor(path: string) {
      this.path = path;
      this.name = path.split(/[/\\]/u).at(-1) ?? path;
    }

    async getFile(): Promise<File> {
      const { base64 = '', lastModified = 0 } = await succeed({ do: 'read', path: this.path });
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      return new File([bytes], this.name, { lastModified });
    }

    /** As the real one: nothing reaches the file before `close`. */
    async createWritable() {
      const parts: BlobPart[] = [];
      return {
        write: async (part: BlobPart) => void parts.push(part),
        close: async () => {
          const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
          let text = '';
          for (const byte of bytes) text += String.fromCharCode(byte);
          await succeed({ do: 'write', path: this.path, base64: btoa(text) });
        },
        abort: async () => undefined,
      };
    }

    queryPermission = async (): Promise<PermissionState> => 'granted';
    requestPermission = async (): Promise<PermissionState> => 'granted';
    isSameEntry = async (other: FakeFileHandle): Promise<boolean> => other.path === this.path;
  }

  async function pick(asked: PickerRequest): Promise<FakeFileHandle> {
    // Chromium opens a picker only on the heels of a click or key.
    if (!navigator.userActivation.isActive) {
      throw new DOMException(
        'Must be handling a user gesture to show a file picker.',
        'SecurityError',
      );
    }
    const { path = '' } = await succeed(asked);
    return new FakeFileHandle(path);
  }

  Object.assign(window, {
    showOpenFilePicker: async () => [await pick({ do: 'open' })],
    showSaveFilePicker: (options: { suggestedName?: string } = {}) =>
      pick({ do: 'save', suggestedName: options.suggestedName ?? '' }),
  });
}
