import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { unreachable } from '../../../shared/result.ts';
import type { Dialogs, ShownDialog } from '../app.ts';
import type { DialogAnswer, DialogKind } from '../agent-commands.ts';
import type { PickerAnswer, PickerRequest } from './fake-pickers.ts';

export interface PickerAnswers {
  readonly dialogs: Dialogs;
  answer(asked: PickerRequest): Promise<PickerAnswer>;
  /** Whether the page's question (leave? close?) is agreed to. */
  agree(message: string): boolean;
  failWrites(part: string, code: string): void;
  stopFailing(): void;
}

const errorNames: Readonly<Record<string, string>> = {
  ENOENT: 'NotFoundError',
  EACCES: 'NoModificationAllowedError',
  EPERM: 'NoModificationAllowedError',
  EROFS: 'NoModificationAllowedError',
  EISDIR: 'TypeMismatchError',
  ENOSPC: 'QuotaExceededError',
};

/** The person at the pickers of the browser edition, and the disk behind them. */
export function createPickerAnswers(onUnexpected: (what: string) => void): PickerAnswers {
  const answers: Record<DialogKind, DialogAnswer[]> = { open: [], save: [], message: [] };
  const asked: ShownDialog[] = [];
  let failing: { part: string; code: string } | null = null;

  function next(dialog: ShownDialog & { kind: DialogKind }): DialogAnswer {
    asked.push(dialog);
    if (answers[dialog.kind].length === 0) {
      onUnexpected(`Unexpected ${dialog.kind} dialog: ${JSON.stringify(dialog)}`);
    }
    return answers[dialog.kind].shift() ?? null;
  }

  async function choose(chosen: DialogAnswer, creates: boolean): Promise<PickerAnswer> {
    const path = typeof chosen === 'string' ? chosen : chosen?.[0];
    if (path === undefined) {
      return { ok: false, error: 'AbortError', message: 'The user aborted a request.' };
    }
    // A save picker makes the file that was named, as Chromium's does.
    if (creates && !existsSync(path)) await write(path, new Uint8Array());
    return { ok: true, path };
  }

  async function write(path: string, bytes: Uint8Array): Promise<void> {
    if (failing && path.includes(failing.part)) {
      throw Object.assign(new Error(`${failing.code}: refused`), { code: failing.code });
    }
    await writeFile(path, bytes);
  }

  async function perform(request: PickerRequest): Promise<PickerAnswer> {
    switch (request.do) {
      case 'open':
        return choose(next({ kind: 'open' }), false);
      case 'save':
        return choose(next({ kind: 'save', defaultPath: request.suggestedName }), true);
      case 'read': {
        const [bytes, { mtimeMs }] = await Promise.all([
          readFile(request.path),
          stat(request.path),
        ]);
        const lastModified = Math.floor(mtimeMs);
        return { ok: true, base64: bytes.toString('base64'), lastModified };
      }
      case 'write':
        await write(request.path, Buffer.from(request.base64, 'base64'));
        return { ok: true };
      default:
        return unreachable(request);
    }
  }

  return {
    dialogs: {
      answerOpen: async (paths) => void answers.open.push(paths),
      answerSave: async (path) => void answers.save.push(path),
      answerMessage: async (button) => void answers.message.push(button),
      asked: () => asked,
    },
    answer: async (request) => {
      try {
        return await perform(request);
      } catch (error) {
        // Node's file errors have a code; without one the name is unknown to the page, as it should be.
        const code = (error as NodeJS.ErrnoException).code ?? '';
        return { ok: false, error: errorNames[code] ?? 'UnknownError', message: String(error) };
      }
    },
    agree: (message) => {
      const button = next({ kind: 'message', message });
      return button !== null && button !== 'Cancel';
    },
    failWrites: (part, code) => {
      failing = { part, code };
    },
    stopFailing: () => {
      failing = null;
    },
  };
}
