import { useState } from 'react';
import type { Project } from '../../shared/project/project-schema.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { drawnThemeOf } from '../editor/workspace.ts';
import { documentName } from '../files/files.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { useSteps } from '../ui/use-steps.ts';
import { ComparePicture } from './ComparePicture.tsx';
import { compareInSteps, type ChangeKind, type Difference } from './marks.ts';
import { markColors, signs } from './paint-marks.ts';
import styles from './compare.module.css';

const kinds = ['added', 'removed', 'changed', 'moved'] as const;
/** Differences that are listed at once. */
const listStep = 100;

interface Shown {
  readonly part: Bounds;
  readonly key: string;
}

/** What differs between this document and another one: in a drawing of both, and in words. Nothing can be changed. */
export function CompareDialog({ other, otherName }: { other: Project; otherName: string }) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const theme = useWorkspace(drawnThemeOf);
  const present = useEditor(({ history }) => history.present);
  const [isTurned, setTurned] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const [before, after] = isTurned ? [present, other] : [other, present];
  const { made: comparison, share } = useSteps(compareInSteps, before, after, theme);
  const names = [otherName, documentName(workbench)];
  const [from, to] = isTurned ? names.toReversed() : names;
  const show = ({ key, bounds, before: old }: Difference) => {
    if (bounds) setShown({ key, part: around(bounds, old) });
  };
  const actions = (
    <>
      <Button
        onClick={() => {
          setTurned(!isTurned);
          setShown(null);
        }}
      >
        Swap Sides
      </Button>
      <Button look="primary" onClick={close} data-initial-focus>
        Close
      </Button>
    </>
  );
  return (
    <Dialog title={`From ${from} to ${to}`} width="full" onClose={close} actions={actions}>
      {comparison === null && <Comparing share={share} />}
      {comparison && <Legend differences={comparison.differences} />}
      <div className={styles['compare']} aria-busy={comparison === null}>
        {comparison && (
          <>
            <ComparePicture key={String(isTurned)} comparison={comparison} shown={shown} />
            <DifferenceList
              key={isTurned ? 'turned' : 'straight'}
              differences={comparison.differences}
              current={shown?.key ?? null}
              onShow={show}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** A large project takes seconds: how far it is. */
function Comparing({ share }: { share: number }) {
  return (
    <div className={styles['comparing']}>
      <p role="status">Comparing…</p>
      <progress aria-label="Comparing" value={share} />
    </div>
  );
}

/** What the frames mean, and how many there are of each. */
function Legend({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className={styles['same']}>Nothing differs.</p>;
  const count = (kind: ChangeKind) => differences.filter((one) => one.kind === kind).length;
  return (
    <ul className={styles['legend']} aria-label="Legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <Sign kind={kind} />
          {count(kind).toLocaleString('en')} {kind}
        </li>
      ))}
    </ul>
  );
}

function Sign({ kind }: { kind: ChangeKind }) {
  return (
    <span className={styles['sign']} style={{ background: markColors[kind] }} aria-hidden>
      {signs[kind]}
    </span>
  );
}

interface ListProps {
  readonly differences: readonly Difference[];
  readonly current: string | null;
  readonly onShow: (difference: Difference) => void;
}

function DifferenceList({ differences, current, onShow }: ListProps) {
  const [listed, setListed] = useState(listStep);
  const more = differences.length - listed;
  return (
    <ul className={styles['list']} aria-label="What differs">
      {differences.slice(0, listed).map((difference) => (
        <li key={difference.key}>
          <button
            type="button"
            aria-pressed={difference.key === current}
            onClick={() => onShow(difference)}
          >
            <Words difference={difference} />
          </button>
        </li>
      ))}
      {more > 0 && (
        <li>
          <button type="button" onClick={() => setListed(listed + listStep)}>
            Show {Math.min(more, listStep)} of {more.toLocaleString('en')} more
          </button>
        </li>
      )}
    </ul>
  );
}

function Words({ difference: { kind, noun, name, fields } }: { difference: Difference }) {
  return (
    <>
      <Sign kind={kind} />
      <span>
        <strong>
          <bdi>{name || noun}</bdi>
        </strong>{' '}
        <small>
          {noun} {kind}
        </small>
        {fields.map((field) => (
          <small key={field} className={styles['field']}>
            {field}
          </small>
        ))}
      </span>
    </>
  );
}

/** Diagram units of the surroundings that are shown with an element. */
const surroundings = 120;

function around(one: Bounds, other: Bounds = one): Bounds {
  const left = Math.min(one.x, other.x);
  const top = Math.min(one.y, other.y);
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return {
    x: left - surroundings,
    y: top - surroundings,
    width: right - left + 2 * surroundings,
    height: bottom - top + 2 * surroundings,
  };
}
