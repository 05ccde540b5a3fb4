import { useState } from 'react';
import type { OfferedDraft } from '../../shared/session/drafts.ts';
import { countInWords } from '../editor/announcing.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProjectPicture } from '../ui/ProjectPicture.tsx';
import { changeWords } from './change-words.ts';
import { restoreDraft } from './files.ts';
import styles from './FileDialogs.module.css';
import { filesWords } from '../../shared/words/files.ts';
import { windowWords } from '../../shared/words/window.ts';

/**
 * Work from an earlier session, or from before a crash. Work that is neither restored nor discarded is offered again.
 */
export function DraftsDialog({ drafts }: { drafts: readonly OfferedDraft[] }) {
  const workbench = useWorkbench();
  const { host, workspace } = workbench;
  const [discarded, setDiscarded] = useState<ReadonlySet<string>>(new Set());
  const left = drafts.filter(({ id }) => !discarded.has(id));
  const toggle = (id: string) => {
    const isBack = discarded.has(id);
    setDiscarded(isBack ? without(discarded, id) : new Set([...discarded, id]));
    void (isBack ? host.takeBackDraft({ id }) : host.discardDraft({ id }));
    workspace.announce(isBack ? 'Kept.' : 'Discarded.');
  };
  const close = () => {
    workspace.closeDialog();
    if (discarded.size === 0) return;
    const gone = drafts.filter(({ id }) => discarded.has(id));
    const takeBack = async () => {
      await Promise.all(gone.map(({ id }) => host.takeBackDraft({ id })));
      workspace.openDialog({ name: 'drafts', drafts: gone });
    };
    workspace.toast(discardedWords(gone), { label: windowWords.undo, run: () => void takeBack() });
  };
  const restore = async (id: string) => {
    close();
    await restoreDraft(workbench, id);
    const leftOut = left.find((draft) => draft.id === id)?.leftOut ?? [];
    if (leftOut.length > 0 && workspace.store.getState().dialog === null) {
      const { name: file = '' } = left.find((draft) => draft.id === id) ?? {};
      return workspace.openDialog({ name: 'rescued', file, leftOut });
    }
    const others = left.filter((draft) => draft.id !== id);
    // If a draft could not be restored, the error is on the screen, and everything stays for the next start.
    if (others.length === 0 || workspace.store.getState().dialog !== null) return;
    workspace.openDialog({ name: 'drafts', drafts: others });
  };
  return (
    <Dialog
      title={filesWords.workThatWasNotSaved}
      kind="alert"
      onClose={close}
      actions={
        <Button onClick={close}>{left.length === 0 ? windowWords.close : filesWords.later}</Button>
      }
    >
      <p className={styles['detail']}>{filesWords.itWasKeptWhenProgramOr}</p>
      <ul className={styles['drafts']} aria-label={filesWords.workThatWasNotSaved}>
        {drafts.map((draft, index) => (
          <DraftItem
            key={draft.id}
            draft={draft}
            isFirst={index === 0}
            isDiscarded={discarded.has(draft.id)}
            onRestore={() => void restore(draft.id)}
            onToggle={() => toggle(draft.id)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface DraftItemProps {
  readonly draft: OfferedDraft;
  readonly isFirst: boolean;
  readonly isDiscarded: boolean;
  readonly onRestore: () => void;
  readonly onToggle: () => void;
}

function DraftItem({ draft, isFirst, isDiscarded, onRestore, onToggle }: DraftItemProps) {
  const { name, time, project } = draft;
  return (
    <li className={styles['draft']} data-discarded={isDiscarded}>
      <span className={styles['draft-picture']}>
        {project.nodes.length > 0 && (
          <ProjectPicture project={project} className={styles['picture']} />
        )}
      </span>
      <div className={styles['draft-words']}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span>{isDiscarded ? filesWords.discarded : whenWords(time)}</span>
        <span>{differenceWords(draft)}</span>
      </div>
      <div className={styles['draft-buttons']}>
        <Button
          onClick={onToggle}
          aria-label={isDiscarded ? filesWords.keep(name) : filesWords.discard(name)}
        >
          {isDiscarded ? windowWords.undo : filesWords.discard2}
        </Button>
        <Button
          look="primary"
          disabled={isDiscarded}
          onClick={onRestore}
          aria-label={filesWords.restore(name)}
          data-initial-focus={isFirst}
        >
          {filesWords.restore2}
        </Button>
      </div>
    </li>
  );
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((one) => one !== id));
}

function discardedWords(gone: readonly OfferedDraft[]): string {
  const [first] = gone;
  return gone.length === 1 && first
    ? filesWords.unsavedWorkInWasDiscarded(first.name)
    : filesWords.unsavedWorkInDocumentsWasDiscarded(gone.length);
}

function whenWords(time: number): string {
  const when = new Date(time).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  return filesWords.kept(when);
}

/** What it has in addition to its file, as counts; without a file, what is in it. */
function differenceWords({ changes, project, leftOut }: OfferedDraft): string {
  if (leftOut.length > 0) return filesWords.thisDraftIsDamagedWhatIs;
  if (changes === null) {
    return countInWords(project.nodes.length, project.links.length, 0) || filesWords.noNodesOrLinks;
  }
  const words = changeWords(changes);
  return words === '' ? filesWords.sameAsItsFile : filesWords.againstItsFile(words);
}
