import { diskFiles } from '../cli/disk/disk-files.ts';
import type { OpenTarget, RequestInput } from '../shared/host.ts';
import { failure, success } from '../shared/result.ts';
import { joinDraft, type Kept } from '../shared/session/draft-text.ts';
import { createDrafts, type OfferedDraft } from '../shared/session/drafts.ts';
import type { Answer, FileFailure, OpenedProject } from '../shared/session/opened-project.ts';
import { readProject } from '../shared/session/file-store.ts';
import { createDraftFiles } from './draft-files.ts';
import { bringToFront, tell, type Desktop, type WindowDocument } from './desktop.ts';
import type { Log } from './log.ts';
import { desktopWords } from '../shared/words/desktop.ts';

export function createDesktopDrafts(
  folder: string,
  { documents, formats }: Pick<Desktop, 'documents' | 'formats'>,
  log: Log,
): Desktop['drafts'] {
  return {
    offeredIn: new Map(),
    all: createDrafts({
      store: createDraftFiles(folder, log),
      formats,
      isLiving: async ({ id }) =>
        documents.all().some(({ session }) => session.fileOf(id) !== undefined),
      readFile: async ({ realPath }) => {
        const read = await readProject(diskFiles, realPath, formats);
        return read.ok ? read.value.project : null;
      },
    }),
  };
}

/** If the window has left the document meanwhile, no draft is kept. */
export async function keepDraft(
  { drafts }: Desktop,
  { session, draftText }: WindowDocument,
  { name, isLast: _isLast, ...step }: RequestInput<'keepDraft'>,
): Promise<Kept> {
  const text = draftText.take(step);
  if (text === 'unknown') return 'unknown';
  const id = step.document;
  const file = session.fileOf(id);
  if (text === 'more' || file === undefined) return 'kept';
  const draft = { id, name, file, time: Date.now(), text: joinDraft(text) };
  return (await drafts.all.keep(draft)) ? 'kept' : 'not-kept';
}

/** A draft that another window already offers is not offered twice. */
export async function offerDrafts(
  { drafts, documents }: Desktop,
  asking: WindowDocument,
): Promise<readonly OfferedDraft[]> {
  const { offeredIn } = drafts;
  const isElsewhere = ({ id }: OfferedDraft) => {
    const owner = offeredIn.get(id);
    return owner !== undefined && owner !== asking && documents.all().includes(owner);
  };
  const offers = (await drafts.all.offered()).filter((draft) => !isElsewhere(draft));
  for (const { id } of offers) offeredIn.set(id, asking);
  return offers;
}

/**
 * Opens a draft as its document: in the window that has its file, if there is no work in that; else here or in a new one.
 * Where another window works on the same file, it opens as a document without a file, so that neither writes over the other.
 */
export async function restoreDraft(
  desktop: Desktop,
  asking: WindowDocument,
  { id, target }: { readonly id: string; readonly target: OpenTarget },
): Answer<OpenedProject> {
  const found = await desktop.drafts.all.find(id);
  if (found === null) return failure(gone);
  const { draft, project } = found;
  const owner = draft.file && desktop.documents.withFileAt(draft.file.at.realPath);
  const isTaken = owner !== null && owner.edited;
  const file = isTaken ? null : draft.file;
  const opened: OpenedProject = {
    document: id,
    name: draft.name,
    project,
    restored: file === null ? 'without-file' : 'in-file',
  };
  const window = targetOf(desktop, asking, isTaken ? null : owner, target);
  window.pristine = false;
  window.session.restore(id, file);
  if (window === asking) return success(opened);
  if (window.started) tell(window, 'opened', opened);
  else {
    window.opened = opened;
    window.session.show(id);
  }
  bringToFront(window);
  return success(null);
}

function targetOf(
  desktop: Desktop,
  asking: WindowDocument,
  owner: WindowDocument | null,
  target: OpenTarget,
): WindowDocument {
  if (owner !== null) return owner;
  return target === 'here' ? asking : desktop.newDocument();
}

const gone: FileFailure = {
  get file() {
    return desktopWords.workThatWasNotSaved;
  },
  error: {
    kind: 'system',
    get reason() {
      return desktopWords.savedDiscardedOrOpenByNow;
    },
  },
};
