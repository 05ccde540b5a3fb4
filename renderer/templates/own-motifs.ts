import { copyFragment } from '../../shared/edit/clipboard.ts';
import { motifs } from '../../shared/edit/motifs.ts';
import type { OwnMotifs } from '../../shared/edit/kept-motifs.ts';
import { nameForMotif, readOwnMotifs, withMotif } from '../../shared/edit/own-motifs.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { locateIn } from '../editor/clipboard.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { libraryWords } from '../../shared/words/library.ts';

/** Loads what the host keeps into this window. */
export async function loadOwnMotifs({ host, workspace }: Workbench): Promise<void> {
  workspace.set({ ownMotifs: await host.ownMotifs() });
}

/** Changes the present state of what is kept: another window may have changed it since. */
export async function changeOwnMotifs(
  { host, workspace }: Workbench,
  change: (own: OwnMotifs) => OwnMotifs,
): Promise<void> {
  const next = change(await host.ownMotifs());
  const isKept = await host.saveOwnMotifs(next);
  workspace.set({ ownMotifs: next });
  if (!isKept) workspace.toast(libraryWords.yourMotifsCouldNotBeStored);
}

/** The motifs that come with the program, then the person's own. */
export async function allMotifs({ host }: Workbench): Promise<readonly Project[]> {
  const own = readOwnMotifs(await host.ownMotifs());
  return [...motifs, ...own.map(({ project }) => project)];
}

/** Keeps the selection as a motif, and shows it among the others, to be named at once. */
export async function saveSelectionAsMotif(workbench: Workbench): Promise<void> {
  const { editor, workspace, newId } = workbench;
  const { selection, history } = editor.store.getState();
  const fragment = copyFragment(history.present, selection, locateIn(workbench));
  if (fragment.nodes.length === 0) return workspace.refuse(libraryWords.motifNeedsAtLeastOneNode);
  const id = newId();
  const name = nameForMotif(fragment);
  let isKept = false;
  await changeOwnMotifs(workbench, (own) => {
    const next = withMotif(own, id, fragment, name);
    isKept = next !== null;
    return next ?? own;
  });
  if (!isKept) return workspace.refuse(libraryWords.thereAreTooManyMotifsOr);
  workspace.set({ libraryTab: 'templates', namingMotif: id });
  workspace.changeSettings({ libraryOpen: true });
  workspace.announce(libraryWords.isKeptAsMotifItsName(name));
}
