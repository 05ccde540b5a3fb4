import type { Answer, RequestInput, SavedFile } from '../../shared/host.ts';
import { success } from '../../shared/result.ts';
import { textKinds } from '../../shared/text-files.ts';
import type { BrowserFiles } from './browser-files.ts';
import { replaceContent } from './handle-file.ts';

/** Writes a list to where the person chooses, or hands it to the downloads. Throws what the browser throws. */
export async function saveBrowserText(
  files: BrowserFiles,
  { kind, suggestedName, text }: RequestInput<'saveText'>,
): Answer<SavedFile> {
  const name = `${suggestedName.replace(/\.neuromatrix$/iu, '')}.${textKinds[kind].extension}`;
  const target = await files.chooseTarget(name, kind);
  if (target === null) return success(null);
  if (target === 'download') {
    files.download(name, new Blob([text]));
    return success({ name });
  }
  await replaceContent(target, new TextEncoder().encode(text));
  return success({ name: target.name });
}
