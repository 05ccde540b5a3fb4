import { createEditor, type Editor } from '../../../renderer/editor/editor.ts';
import type { ReasonToLook } from '../../../renderer/editor/merging.ts';
import type { Workbench } from '../../../renderer/editor/workbench.tsx';
import { createWorkspace, type Workspace } from '../../../renderer/editor/workspace.ts';
import { fileKey, saveNow } from '../../../renderer/files/files.ts';
import { createOutsideWatch } from '../../../renderer/files/outside.ts';
import { fromUtf8, toUtf8 } from '../../../shared/bytes/bytes.ts';
import { directFormatWork } from '../../../shared/open/format-work.ts';
import type { Host } from '../../../shared/host.ts';
import type { FileError } from '../../../shared/project/file-outcome.ts';
import { failure, success } from '../../../shared/result.ts';
import {
  createDocumentSession,
  type DocumentSession,
} from '../../../shared/session/document-session.ts';
import type { FileStore } from '../../../shared/session/file-store.ts';
import { createSaveQueue } from '../../../shared/session/in-turn.ts';
import { aProject } from '../../support/a-project.ts';

interface Written {
  readonly file: string;
  readonly text: string;
  readonly expected: string | null;
}

export interface AWindow {
  /** What is in each file. */
  readonly disk: Map<string, string>;
  readonly written: Written[];
  /** Files that the person chooses next; with none left every question is cancelled. */
  readonly choices: string[];
  readonly session: DocumentSession<string>;
  readonly editor: Editor;
  readonly workspace: Workspace;
  readonly workbench: Workbench;
}

type Delay = (what: string) => Promise<unknown>;

/** A window of the browser edition over files in memory; `delay` is awaited before a file is touched or a question answered. */
export function aWindow(
  delay: Delay = () => Promise.resolve(),
  disk = new Map<string, string>(),
): AWindow {
  const written: Written[] = [];
  const choices: string[] = [];
  let ids = 0;
  const session = createDocumentSession({
    store: memoryStore({ disk, written, choices, delay }),
    formats: directFormatWork,
    newId: () => `d${++ids}`,
  });
  const editor = createEditor(aProject(), session.current().id);
  const workspace = createWorkspace(() => undefined);
  const host: Partial<Host> = {
    edition: 'browser',
    saveProject: (input) => session.save(input),
    saveProjectAs: (input) => session.saveAs(input),
    lookOutside: ({ document }) => session.look(document),
    takeOutside: async ({ document, hash }) => session.take(document, hash),
    declineOpened: async ({ document }) => void session.withdraw(document),
    startAfresh: async () => session.begin(),
  };
  // What opening and saving use of a window.
  const parts = { editor, workspace, host, canvas: { current: null } };
  const workbench = Object.assign(parts, {
    outside: { look: (reason: ReasonToLook) => outside.look(reason) },
    save: createSaveQueue(
      (overwrite) => saveNow(workbench, overwrite),
      () => fileKey(workbench),
    ),
  }) as unknown as Workbench;
  const outside = createOutsideWatch(workbench);
  editor.store.subscribe(({ document }) => session.show(document));
  return { disk, written, choices, session, editor, workspace, workbench };
}

interface Memory extends Pick<AWindow, 'disk' | 'written' | 'choices'> {
  readonly delay: Delay;
}

function memoryStore({ disk, written, choices, delay }: Memory): FileStore<string> {
  const read = async (file: string) => {
    await delay(`read ${file}`);
    const text = disk.get(file);
    if (text === undefined) return failure<FileError>({ kind: 'missing' });
    // A text is as good as its hash.
    return success({ bytes: toUtf8(text), hash: text });
  };
  return {
    nameOf: (file) => file,
    canWriteBack: () => true,
    read,
    readNow: read,
    // A text is as good as its stamp.
    stampOf: async (file) => disk.get(file) ?? null,
    write: async (file, bytes, expected) => {
      await delay(`write ${file}`);
      const before = disk.get(file);
      if (expected !== null && before !== undefined && before !== expected) {
        return failure({ kind: 'changed-on-disk' });
      }
      const text = fromUtf8(bytes) ?? '';
      disk.set(file, text);
      written.push({ file, text, expected });
      return success(text);
    },
    ask: async () => {
      await delay('ask');
      return choices.shift() ?? null;
    },
    remember: async () => undefined,
    imageOptions: () => null,
    rememberImageOptions: async () => undefined,
  };
}
