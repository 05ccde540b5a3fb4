import { exportedFile } from '../../shared/exported-files.ts';
import type { Answer, RequestInput, SavedFile } from '../../shared/host.ts';
import { success } from '../../shared/result.ts';
import type { BrowserFiles } from './browser-files.ts';
import { replaceContent } from './handle-file.ts';

/** Writes a file where the person says. May throw what the browser throws. */
export async function exportFile(
  files: BrowserFiles,
  { kind, suggestedName, data }: RequestInput<'exportFile'>,
): Answer<SavedFile> {
  const name = `${suggestedName}.${exportedFile(kind).extensions[0]}`;
  // Making it may have taken longer than a click counts as the person's wish: then no picker, but a download, may follow.
  const target = await files.chooseTarget(name, kind).catch(() => 'download' as const);
  if (target === null) return success(null);
  if (target === 'download') {
    files.download(name, new Blob([data]));
    return success({ name });
  }
  await replaceContent(target, data);
  return success({ name: target.name });
}
