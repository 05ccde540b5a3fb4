import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../cli/disk/atomic-write.ts';
import { hasCode } from '../cli/disk/error-codes.ts';
import { formatIds } from '../shared/formats/known-formats.ts';
import { lossReportSchema } from '../shared/project/file-outcome.ts';
import type { Draft, DraftStore } from '../shared/session/drafts.ts';
import type { DesktopFile } from './desktop.ts';
import type { Log } from './log.ts';
import { desktopWords } from '../shared/words/desktop.ts';

const extension = '.draft';

/** The first line of a draft's file; the project's text follows as it is. */
const headSchema = z.object({
  id: z.string(),
  name: z.string(),
  time: z.number(),
  file: z
    .object({
      at: z.object({ path: z.string(), realPath: z.string() }),
      format: z.enum(formatIds),
      hash: z.string(),
      unread: lossReportSchema.shape.losses,
    })
    .nullable(),
});

/** Drafts in a folder of the program's own, a file for each document. */
export function createDraftFiles(folder: string, log: Log): DraftStore<DesktopFile> {
  const pathOf = (id: string) => join(folder, `${fileNameOf(id)}${extension}`);
  return {
    put: async ({ text, ...head }) => {
      try {
        await mkdir(folder, { recursive: true });
        await writeAtomically(pathOf(head.id), Buffer.from(`${JSON.stringify(head)}\n${text}`));
      } catch (error) {
        log(`Could not keep a draft of ${head.name}: ${String(error)}`);
        throw error;
      }
    },
    list: async () => {
      const names = await namesIn(folder);
      const drafts = await Promise.all(names.map((name) => readDraft(join(folder, name), log)));
      return drafts.filter((draft) => draft !== null);
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

/** We make the ids, but an id that comes from a window must not name any other file. */
function fileNameOf(id: string): string {
  return id.replaceAll(/[^\w-]/gu, '_');
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(extension));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** A draft whose first line is damaged comes without name and file: its project may still be intact. */
async function readDraft(path: string, log: Log): Promise<Draft<DesktopFile> | null> {
  try {
    const content = await readFile(path, 'utf8');
    const end = content.indexOf('\n');
    const text = content.slice(end + 1);
    const head = headIn(content.slice(0, Math.max(end, 0)));
    if (head !== null) return { ...head, text };
    log(`The first line of ${path} is damaged.`);
    const { mtimeMs } = await stat(path);
    return {
      id: basename(path, extension),
      name: desktopWords.unsavedWork,
      file: null,
      time: mtimeMs,
      text,
    };
  } catch (error) {
    // It was removed since the folder was read, or the disk fails; it stays where it is.
    if (!hasCode(error, 'ENOENT')) log(`Could not read ${path}: ${String(error)}`);
    return null;
  }
}

function headIn(line: string): z.infer<typeof headSchema> | null {
  try {
    return headSchema.parse(JSON.parse(line));
  } catch {
    // Whoever asks says so.
    return null;
  }
}
