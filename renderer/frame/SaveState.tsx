import { Check, CircleDot, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isEdited, isPristine, type EditorState } from '../editor/editor.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { describeAge } from './age.ts';
import styles from './StatusBar.module.css';

/** Whether the work is in its file, and since when. */
export function SaveState() {
  const { host } = useWorkbench();
  const saving = useWorkspace((state) => state.saving);
  const situation = useEditor(situationOf);
  const savedAt = useEditor((state) => state.savedAt);
  if (saving) {
    return (
      <p className={styles['state']}>
        <LoaderCircle className={styles['turning']} size={13} aria-hidden />
        Saving…
      </p>
    );
  }
  const Icon = situation === 'saved' ? Check : CircleDot;
  return (
    <p className={styles['state']} data-situation={situation}>
      <Icon size={13} aria-hidden />
      <span>
        {(host.savesByDownload === true && downloadWords[situation]) || words[situation]}
        {situation === 'saved' && savedAt !== null && <SavedAge since={savedAt} />}
      </span>
    </p>
  );
}

type Situation = 'new' | 'no-file' | 'edited' | 'opened' | 'saved';

const words: Record<Situation, string> = {
  new: 'Not saved yet',
  'no-file': 'Not saved yet',
  edited: 'Edited since saved',
  opened: 'No changes since opened',
  saved: 'Saved to disk',
};

/** Where nobody can know what became of the file after it was handed over. */
const downloadWords: Partial<Record<Situation, string>> = {
  edited: 'Edited since downloaded',
  saved: 'Downloaded',
};

function situationOf(state: EditorState): Situation {
  if (isPristine(state)) return 'new';
  if (state.fileName === null) return 'no-file';
  if (isEdited(state)) return 'edited';
  return state.savedAt === null ? 'opened' : 'saved';
}

function SavedAge({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const { changesIn } = describeAge(now - since);
    const timer = setTimeout(() => setNow(Date.now()), changesIn);
    return () => clearTimeout(timer);
  }, [now, since]);
  return ` ${describeAge(now - since).text}`;
}
