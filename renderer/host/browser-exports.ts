import type { Answer, RequestInput, SavedFile } from '../../shared/host.ts';
import { success } from '../../shared/result.ts';
import type { BrowserFiles } from './browser-files.ts';
import { replaceContent } from './handle-file.ts';

/** Writes a file in another format where the person says. May throw what the browser throws. */
export async function exportFile(
  files: BrowserFiles,
  { format, suggestedName, text }: RequestInput<'exportFile'>,
): Answer<SavedFile> {
  const target = await files.chooseTarget(suggestedName, format);
  if (target === null) return success(null);
  if (target === 'download') {
    files.download(suggestedName, new Blob([text]));
    return success({ name: suggestedName });
  }
  await replaceContent(target, new TextEncoder().encode(text));
  return success({ name: target.name });
}
