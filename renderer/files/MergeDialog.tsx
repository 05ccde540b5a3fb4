import { memo, useEffect, useId, useMemo, useRef, useState } from 'react';
import { describeConflict, type ConflictWords } from '../../shared/merge/change-words.ts';
import type { WindowMerge } from '../../shared/merge/merge-for-window.ts';
import type { Conflict, Side } from '../../shared/merge/merge-values.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { scaled, type Steps } from '../../shared/project/checked-text.ts';
import { drawAsideInSteps } from '../../shared/scene/draw-diagram.ts';
import type { Theme } from '../../shared/project/themes.ts';
import { unionBounds, type Bounds, type DrawnDiagram } from '../../shared/scene/primitives.ts';
import type { OpenMerge } from '../editor/merging.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { drawnThemeOf } from '../editor/workspace.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProjectPicture } from '../ui/ProjectPicture.tsx';
import { useSteps } from '../ui/use-steps.ts';
import { drawAhead, save, saveAs } from './files.ts';
import { take } from './outside.ts';
import styles from './MergeDialog.module.css';

type Decisions = ReadonlyMap<string, Side>;
type Decide = (change: (now: Decisions) => Decisions) => void;

/** A person decides no more one by one, and a window cannot draw more at once. */
const mostListed = 200;

/**
 * Two versions of one file that cannot be merged without a decision: what is in this window, and what another program
 * has written. Nothing is written or changed before all is decided.
 */
export function MergeDialog({ merge }: { merge: OpenMerge }) {
  const workbench = useWorkbench();
  const { workspace } = workbench;
  const [decisions, setDecisions] = useState<Decisions>(undecided);
  const [current, setCurrent] = useState<string | null>(null);
  const { ours, found, file, savesAfter } = merge;
  const theirs = found.project;
  const { merged, isCurrent } = useMerged(merge, decisions);
  const { conflicts } = merged;
  const [isFinishing, setFinishing] = useState(false);
  const latest = useLatest(merged);
  const open = conflicts.filter(({ id }) => !decisions.has(id)).length;
  const shown = conflicts.find(({ id }) => id === current) ?? conflicts[0];

  const decideAll = (side: Side) => {
    const all = conflicts.map(({ id }) => id);
    setDecisions((now) => decided(now, all, side));
    workspace.announce(side === 'ours' ? 'All as in your work.' : 'All as in the file.');
  };
  const later = () => {
    workspace.closeDialog();
    workspace.toast(`${file} and your work still differ. Nothing was written.`, {
      label: 'Decide…',
      run: () => void workbench.outside.look('asked'),
    });
  };
  const finish = async () => {
    setFinishing(true);
    await drawAhead(workbench, merged.project);
    // The person may have changed a decision, or put it off.
    if (latest.current !== merged) return setFinishing(false);
    workspace.closeDialog();
    const isTaken = await take(workbench, merge, merged);
    if (!isTaken) await workbench.outside.look('asked');
    else if (savesAfter) await save(workbench);
    else
      workspace.toast(`Your work and ${file} are merged.`, {
        label: 'Save',
        run: () => void save(workbench),
      });
  };
  const actions = (
    <>
      <Button onClick={later}>Later</Button>
      {savesAfter && (
        <Button
          onClick={() => {
            workspace.closeDialog();
            void saveAs(workbench);
          }}
        >
          Save As…
        </Button>
      )}
      <Button
        look="primary"
        disabled={open > 0 || !isCurrent || isFinishing}
        onClick={() => void finish()}
      >
        {savesAfter ? 'Merge and Save' : 'Merge'}
      </Button>
    </>
  );
  return (
    <Dialog
      title={`Another program changed ${file}, and so did you`}
      kind="alert"
      width="full"
      onClose={later}
      actions={actions}
    >
      <p className={styles['intro']}>
        What only one of you changed is merged already. Where both changed the same, decide which
        one stays. You can undo all of it as one step.
      </p>
      <div className={styles['all']}>
        <p aria-live="polite">{openWords(open, conflicts.length)}</p>
        <Button onClick={() => decideAll('ours')}>Keep All Mine</Button>
        <Button onClick={() => decideAll('theirs')}>Take All from the File</Button>
      </div>
      <div className={styles['columns']}>
        <ConflictList
          conflicts={conflicts}
          merge={merge}
          decisions={decisions}
          current={shown?.id ?? null}
          onShow={setCurrent}
          onDecide={setDecisions}
        />
        {shown && <Pictures conflict={shown} ours={ours} theirs={theirs} />}
      </div>
    </Dialog>
  );
}

/** The merge with these decisions; until it is made, the one before. */
function useMerged(
  { merger, first }: OpenMerge,
  decisions: Decisions,
): { merged: WindowMerge; isCurrent: boolean } {
  const [made, setMade] = useState({ merged: first, decisions: undecided });
  useEffect(() => () => merger.end(), [merger]);
  useEffect(() => {
    if (decisions === undecided) return undefined;
    let isWanted = true;
    const make = async () => {
      const merged = await merger.merge(decisions);
      if (isWanted) setMade({ merged, decisions });
    };
    void make();
    return () => {
      isWanted = false;
    };
  }, [merger, decisions]);
  return { merged: made.merged, isCurrent: made.decisions === decisions };
}

function decided(now: Decisions, ids: readonly string[], side: Side): Decisions {
  return new Map([...now, ...ids.map((id) => [id, side] as const)]);
}

/** What was given last; null once the component is gone. */
function useLatest<Value>(value: Value) {
  const latest = useRef<Value | null>(null);
  useEffect(() => {
    latest.current = value;
    return () => {
      latest.current = null;
    };
  }, [value]);
  return latest;
}

const undecided: Decisions = new Map();

function openWords(open: number, all: number): string {
  if (open === 0) return 'All is decided.';
  return `${open.toLocaleString('en')} of ${all.toLocaleString('en')} to decide`;
}

interface ListProps {
  readonly conflicts: readonly Conflict[];
  readonly merge: OpenMerge;
  readonly decisions: Decisions;
  readonly current: string | null;
  readonly onShow: (id: string) => void;
  readonly onDecide: Decide;
}

function ConflictList({ conflicts, merge, decisions, current, onShow, onDecide }: ListProps) {
  const { base, ours, found } = merge;
  const listed = useMemo(
    () =>
      conflicts.slice(0, mostListed).map((conflict) => ({
        id: conflict.id,
        words: describeConflict(conflict, { base, ours, theirs: found.project }),
      })),
    [conflicts, base, ours, found],
  );
  const more = conflicts.length - mostListed;
  return (
    <ul className={styles['list']} aria-label="What both changed">
      {listed.map(({ id, words }, index) => (
        <ConflictItem
          key={id}
          id={id}
          words={words}
          side={decisions.get(id)}
          isFirst={index === 0}
          isCurrent={id === current}
          onShow={onShow}
          onDecide={onDecide}
        />
      ))}
      {more > 0 && (
        <li className={styles['more']}>
          … and {more.toLocaleString('en')} more, which the buttons above decide
        </li>
      )}
    </ul>
  );
}

interface ItemProps {
  readonly id: string;
  readonly words: ConflictWords;
  readonly side: Side | undefined;
  readonly isFirst: boolean;
  readonly isCurrent: boolean;
  readonly onShow: (id: string) => void;
  readonly onDecide: Decide;
}

/** Hundreds of them would take a while to draw for each that the pointer comes over. */
const ConflictItem = memo(function ConflictItem(props: ItemProps) {
  const { id, words, side, isFirst, isCurrent, onShow, onDecide } = props;
  const name = useId();
  const option = (value: Side, title: string, text: string) => (
    <label className={styles['option']}>
      <input
        type="radio"
        name={name}
        checked={side === value}
        onChange={() => onDecide((now) => decided(now, [id], value))}
        onFocus={() => onShow(id)}
        data-initial-focus={isFirst && value === 'ours' ? true : undefined}
      />
      <small>{title}</small>
      <bdi>{text}</bdi>
    </label>
  );
  return (
    // Pointing at it shows it, as the focus on its choices does.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li data-current={isCurrent} onPointerEnter={() => onShow(id)}>
      <fieldset>
        <legend>
          {words.noun}{' '}
          <strong>
            <bdi>{words.name}</bdi>
          </strong>
          {words.field !== '' && `: ${words.field}`}
        </legend>
        <div className={styles['options']}>
          {option('ours', 'Yours', words.ours)}
          {option('theirs', 'In the file', words.theirs)}
        </div>
      </fieldset>
    </li>
  );
});

/** Diagram units of the surroundings that are shown with an element. */
const surroundings = 90;
const least = { width: 360, height: 220 };

/** The element in both versions, side by side, in the same section of the diagram. */
function Pictures({
  conflict,
  ours,
  theirs,
}: {
  readonly conflict: Conflict;
  readonly ours: Project;
  readonly theirs: Project;
}) {
  const { canvas } = useWorkbench();
  const theme = useWorkspace(drawnThemeOf);
  const { made: drawn, share } = useSteps(drawBothInSteps, ours, theirs, theme);
  const [list, id] = conflict.path;
  const isDrawn = list === 'nodes' || list === 'links';
  useEffect(() => {
    if (isDrawn && id !== undefined) canvas.current?.reveal([id]);
  }, [canvas, isDrawn, id]);
  const shown = useMemo(() => drawn && sectionsOf(drawn, id), [drawn, id]);
  if (!isDrawn) return <NotDrawn />;
  if (shown === null) return <Drawing share={share} />;
  if (shown.part === null) return <NotDrawn />;
  const { part, boxes } = shown;
  return (
    <div className={styles['pictures']}>
      {(
        [
          ['Yours', ours, boxes[0]],
          ['In the file', theirs, boxes[1]],
        ] as const
      ).map(([title, project, marked]) => (
        <figure key={title}>
          <figcaption>{marked ? title : `${title}: removed`}</figcaption>
          <ProjectPicture
            project={project}
            className={styles['picture']}
            part={part}
            marked={marked}
          />
        </figure>
      ))}
    </div>
  );
}

function NotDrawn() {
  return <p className={styles['pictures']}>This is not drawn in the diagram.</p>;
}

/** A large project takes seconds: how far it is. */
function Drawing({ share }: { readonly share: number }) {
  return (
    <div className={styles['pictures']}>
      <p role="status">Drawing both versions…</p>
      <progress aria-label="Drawing both versions" value={share} />
    </div>
  );
}

type Drawn = Pick<DrawnDiagram, 'nodes' | 'links'>;

function* drawBothInSteps(
  ours: Project,
  theirs: Project,
  theme: Theme,
): Steps<readonly [Drawn, Drawn]> {
  const mine = yield* scaled(drawAsideInSteps(ours, theme), 0, 0.5);
  return [mine, yield* scaled(drawAsideInSteps(theirs, theme), 0.5, 1)];
}

/** Where the element is in each version, and the part that shows both; null if neither draws it. */
function sectionsOf([ours, theirs]: readonly [Drawn, Drawn], id: string | undefined) {
  const boxes = [boundsIn(ours, id), boundsIn(theirs, id)] as const;
  const known = boxes.filter((box) => box !== undefined);
  return { boxes, part: known.length === 0 ? null : around(unionBounds(known)) };
}

function boundsIn({ nodes, links }: Drawn, id: string | undefined): Bounds | undefined {
  return id === undefined ? undefined : (nodes.get(id) ?? links.get(id))?.bounds;
}

function around({ x, y, width, height }: Bounds): Bounds {
  const wide = Math.max(width + 2 * surroundings, least.width);
  const high = Math.max(height + 2 * surroundings, least.height);
  return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high };
}
