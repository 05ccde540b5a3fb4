import { EventEmitter } from 'node:events';
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { InvokeAnswer } from '../messages.ts';
import { decode, encode } from '../wire.ts';
import { answerHost } from './host.ts';
import { onlyWhatIsThere } from './only-what-is-there.ts';
import { windowWith } from './open-windows.ts';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** `ipcMain`, and what each web contents has of its own under `ipc`. */
export class StandInIpc extends EventEmitter {
  readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

const ipcForAll = new StandInIpc();

export const ipcMain = onlyWhatIsThere<Electron.IpcMain>('ipcMain', ipcForAll);

answerHost({
  invoke: async ({ id, frame, channel, args }) => {
    const { contents } = windowWith(id);
    contents.url = frame;
    const handler = contents.ipcOfItsOwn.handlers.get(channel) ?? ipcForAll.handlers.get(channel);
    if (!handler) return { ok: false, error: `Error: No handler registered for '${channel}'` };
    // The page gave an array of arguments. The event is what Electron gives, as far as the stand-in has it.
    const values = decode(args) as unknown[];
    const event = onlyWhatIsThere<IpcMainInvokeEvent>('event', contents.eventParts());
    return answerWith(async () => handler(event, ...values));
  },
  sent: ({ id, frame, channel, args }) => {
    const { contents } = windowWith(id);
    contents.url = frame;
    const values = decode(args) as unknown[];
    const event = onlyWhatIsThere<IpcMainEvent>('event', contents.eventParts());
    contents.ipcOfItsOwn.emit(channel, event, ...values);
    ipcForAll.emit(channel, event, ...values);
  },
});

async function answerWith(run: () => Promise<unknown>): Promise<InvokeAnswer> {
  try {
    const value = await run();
    return { ok: true, value: encodeResult(value) };
  } catch (error) {
    // Electron writes it to the terminal too.
    console.error('Error occurred in handler:', error);
    return { ok: false, error: String(error) };
  }
}

function encodeResult(value: unknown): string {
  try {
    return encode(value);
  } catch (error) {
    if (error instanceof DOMException)
      throw new Error('An object could not be cloned.', { cause: error });
    throw error;
  }
}
