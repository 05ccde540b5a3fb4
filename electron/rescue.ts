import { basename } from 'node:path';
import { shell } from 'electron';
import { writeAtomically } from '../cli/disk/atomic-write.ts';
import { describeFailure } from '../shared/messages.ts';
import { fileNameFrom, projectExtension } from '../shared/session/file-names.ts';
import { toFileError } from '../shared/session/file-store.ts';
import type { Desktop, WindowDocument } from './desktop.ts';
import { askWhereToSave } from './dialogs.ts';
import { rescueChoice, rescuePage, type RescueChoice } from './rescue-page.ts';
import { desktopWords } from '../shared/words/desktop.ts';

/** Shows a page that needs nothing of the program, after the window's own page has died again and again. */
export async function showRescuePage(
  desktop: Desktop,
  document: WindowDocument,
  pageUrl: string,
): Promise<void> {
  const { window, session } = document;
  const drafts = await desktop.drafts.all.stored();
  const { file } = session.current();
  let outcome = '';
  const show = () => {
    const offer = { drafts, file: file === null ? null : basename(file.path), outcome };
    return window.loadURL(rescuePage(offer));
  };
  const save = async (index: number): Promise<void> => {
    const draft = drafts[index];
    if (draft === undefined) return;
    const path = await askWhereToSave(window, {
      title: desktopWords.saveProjectAs,
      name: fileNameFrom(draft.name, projectExtension),
      folder: desktop.state.folder('lastFolder'),
      kind: { name: desktopWords.neuromatrixProject, extensions: [projectExtension] },
      extension: projectExtension,
    });
    if (path === null) return;
    outcome = await writeDraft(path, draft.text);
    await show();
  };
  const leave = () => {
    window.webContents.off('will-frame-navigate', hear);
    session.show(session.begin());
    void window.loadURL(pageUrl);
  };
  const act = async (choice: RescueChoice): Promise<void> => {
    if (choice.do === 'save') await save(choice.index);
    else if (choice.do === 'again') leave();
    else if (choice.do === 'show-file' && file !== null) shell.showItemInFolder(file.path);
    else if (choice.do === 'close') window.close();
  };
  const hear = (event: { readonly url: string; preventDefault(): void }) => {
    event.preventDefault();
    const choice = rescueChoice(event.url);
    if (choice !== null) void act(choice);
  };
  window.webContents.on('will-frame-navigate', hear);
  window.webContents.once('render-process-gone', () =>
    window.webContents.off('will-frame-navigate', hear),
  );
  await show();
}

async function writeDraft(path: string, text: string): Promise<string> {
  const name = basename(path);
  try {
    await writeAtomically(path, Buffer.from(text));
    return desktopWords.savedAs(name);
  } catch (error) {
    const { title, advice } = describeFailure({ file: name, error: toFileError(error) });
    return `${title} ${advice}`;
  }
}
