import { useMemo, useState } from 'react';
import {
  applyIdentifiers,
  reviewIdentifiers,
  type IdentifierReview,
} from '../../shared/library/review-identifiers.ts';
import type { Library } from '../../shared/library/library.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { ScrolledList } from '../ui/ScrolledList.tsx';
import styles from './identifiers.module.css';
import { libraryWords } from '../../shared/words/library.ts';
import { windowWords } from '../../shared/words/window.ts';

/** As many as anybody reads. */
const mostListed = 300;

/** Shows what tidying all identifiers would change, and what it cannot decide, before it does. */
export function IdentifiersDialog({ library }: { readonly library: Library }) {
  const { editor, workspace } = useWorkbench();
  const close = useCloseDialog();
  const project = useEditor((state) => state.history.present);
  const [fill, setFill] = useState(true);
  const review = useMemo(
    () => reviewIdentifiers(project, library, { fill }),
    [project, library, fill],
  );
  const count = changesIn(review);
  const change = () => {
    if (count === 0) return;
    close();
    editor.edit(applyIdentifiers(review.changes));
    workspace.toast(
      count === 1
        ? libraryWords.oneIdentifierWasChanged
        : libraryWords.identifiersWereChanged(inWords(count)),
      {
        label: windowWords.undo,
        run: () => editor.undo(),
      },
    );
  };
  const actions = (
    <>
      <Button onClick={close}>{libraryWords.cancel}</Button>
      <Button look="primary" aria-disabled={count === 0} onClick={change} data-initial-focus>
        {libraryWords.change}
      </Button>
    </>
  );
  return (
    <Dialog title={libraryWords.identifiers} onClose={close} actions={actions}>
      <label className={styles['fill']}>
        <input type="checkbox" checked={fill} onChange={({ target }) => setFill(target.checked)} />
        {libraryWords.fillInWhatLibraryKnows}
      </label>
      <p role="status">{summary(review, count)}</p>
      <ReviewList
        label={libraryWords.whatWillChange}
        lines={review.changes.flatMap(({ id, where, what }) =>
          what.map((sentence) => ({ key: `${id} ${sentence}`, where, sentence })),
        )}
      />
      <ReviewList
        label={libraryWords.whatOnlyYouCanDecide}
        lines={review.problems.map(({ id, where, what }) => ({
          key: `${id} ${what}`,
          where,
          sentence: `It ${what}`,
        }))}
      />
    </Dialog>
  );
}

function changesIn({ changes }: IdentifierReview): number {
  return changes.reduce((sum, { what }) => sum + what.length, 0);
}

function inWords(count: number): string {
  return count.toLocaleString('en');
}

function summary({ checked, problems }: IdentifierReview, count: number): string {
  const looked =
    checked === 1 ? libraryWords.oneIdentifier : libraryWords.identifiers2(inWords(checked));
  const changed = count === 1 ? libraryWords.oneChange : libraryWords.changes(inWords(count));
  const open =
    problems.length === 1
      ? libraryWords.oneQuestion
      : libraryWords.questions(inWords(problems.length));
  return libraryWords.andLeftToYou(looked, changed, open);
}

interface ReviewListProps {
  readonly label: string;
  readonly lines: readonly {
    readonly key: string;
    readonly where: string;
    readonly sentence: string;
  }[];
}

function ReviewList({ label, lines }: ReviewListProps) {
  if (lines.length === 0) return null;
  const more = lines.length - mostListed;
  return (
    <>
      <h3 className={styles['heading']}>{label}</h3>
      <ScrolledList className={styles['preview']} aria-label={label}>
        {lines.slice(0, mostListed).map(({ key, where, sentence }) => (
          <li key={key}>
            <small>
              <bdi>{where}</bdi>
            </small>
            {sentence}
          </li>
        ))}
        {more > 0 && <li>{libraryWords.andMore(inWords(more))}</li>}
      </ScrolledList>
    </>
  );
}
