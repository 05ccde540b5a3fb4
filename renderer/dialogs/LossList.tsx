import type { Loss } from '../../shared/formats/loss-report.ts';
import { ScrolledList } from '../ui/ScrolledList.tsx';
import styles from './loss.module.css';

/** A person reads no more, and a window draws no more at once. */
const shown = 300;

interface Props {
  readonly losses: readonly Loss[];
  /** Shows the element of a loss; absent where there is nothing to show. */
  readonly onReveal?: (loss: Loss) => void;
}

/** What was lost, by element. */
export function LossList({ losses, onReveal }: Props) {
  const more = losses.length - shown;
  return (
    <ScrolledList className={styles['list']} aria-label="What was lost">
      {losses.slice(0, shown).map((loss, index) => (
        // Losses may repeat and are never reordered.
        <li key={index}>
          {onReveal && loss.elementId !== undefined ? (
            <button type="button" onClick={() => onReveal(loss)}>
              <LossWords loss={loss} />
            </button>
          ) : (
            <LossWords loss={loss} />
          )}
        </li>
      ))}
      {more > 0 && <li>… and {more.toLocaleString('en')} more</li>}
    </ScrolledList>
  );
}

function LossWords({ loss: { kind, where, what } }: { loss: Loss }) {
  return (
    <>
      <strong>
        <bdi>{where}</bdi>
      </strong>{' '}
      <span>{what}</span>{' '}
      <small>{kind === 'dropped' ? 'Left out' : 'Something close stands for it'}</small>
    </>
  );
}
