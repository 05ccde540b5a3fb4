import { useEffect, useState } from 'react';
import type { KeptWork, RecentFile } from '../../shared/host.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import form from '../ui/form.module.css';
import { sizeWords, timeWords } from './restoring.ts';
import styles from './history.module.css';
import { filesWords } from '../../shared/words/files.ts';
import { windowWords } from '../../shared/words/window.ts';

const days = [7, 30, 90, 365, 3_650] as const;
const megabytes = [50, 100, 200, 500, 1_000, 5_000] as const;

interface Kept extends KeptWork {
  readonly recent: readonly RecentFile[];
}

/** All that the program keeps of a person's work beside their own files, and how to be rid of it. */
export function PrivacyDialog() {
  const { host, workspace } = useWorkbench();
  const close = useCloseDialog();
  const [kept, lookAgain] = useKept();
  const clear = async (what: string, work: () => Promise<unknown>) => {
    await work();
    lookAgain();
    workspace.announce(filesWords.cleared(what));
  };
  const clearDrafts = () =>
    Promise.all((kept?.drafts ?? []).map(({ id }) => host.forgetDraft({ id })));
  const clearRecent = () => host.clearRecentFiles();
  const clearAll = () => Promise.all([clearRecent(), clearDrafts(), host.clearHistory({})]);
  const isEmpty =
    kept !== null && kept.recent.length + kept.drafts.length + kept.histories.length === 0;
  const actions = (
    <>
      <Button look="danger" disabled={isEmpty} onClick={() => void clear('Everything', clearAll)}>
        {filesWords.clearEverything}
      </Button>
      <Button look="primary" onClick={close} data-initial-focus>
        {windowWords.close}
      </Button>
    </>
  );
  return (
    <Dialog title={filesWords.privacy} width="wide" onClose={close} actions={actions}>
      <p className={styles['hint']}>
        This is on this {host.edition === 'desktop' ? 'computer' : 'browser'} only. Clearing removes
        nothing from your own files.
      </p>
      <KeptList
        title={filesWords.recentFiles}
        none={filesWords.noFilesAreRemembered}
        rows={(kept?.recent ?? []).map(({ id, name, folder }) => ({ id, name, about: folder }))}
        onClear={() => void clear(filesWords.recentFiles, clearRecent)}
      />
      <KeptList
        title={filesWords.workThatWasNotSaved}
        none={filesWords.noneIsKeptExceptThatOf}
        rows={(kept?.drafts ?? []).map(({ id, name, time }) => ({
          id,
          name,
          about: filesWords.kept(timeWords(time)),
        }))}
        onClear={() => void clear(filesWords.workThatWasNotSaved, clearDrafts)}
        onClearOne={(id) =>
          void clear(filesWords.workThatWasNotSaved, () => host.forgetDraft({ id }))
        }
      />
      <KeptList
        title={filesWords.historyOfSavedVersions}
        none={filesWords.noVersionsAreKept}
        rows={(kept?.histories ?? []).map(({ key, name, versions, bytes }) => ({
          id: key,
          name,
          about: `${filesWords.versionCount(versions)}, ${sizeWords(bytes)}`,
        }))}
        onClear={() => void clear('History', () => host.clearHistory({}))}
        onClearOne={(key) => void clear('History', () => host.clearHistory({ key }))}
      />
      <HistoryLimits />
    </Dialog>
  );
}

function HistoryLimits() {
  const { workspace } = useWorkbench();
  const { keepsHistory, historyDays, historyMegabytes } = useWorkspace(({ settings }) => settings);
  return (
    <section className={styles['kept']} aria-label={filesWords.howMuchHistoryIsKept}>
      <label className={form['check']}>
        <input
          type="checkbox"
          checked={keepsHistory}
          onChange={({ target }) => workspace.changeSettings({ keepsHistory: target.checked })}
        />
        {filesWords.keepVersionAtEachSave}
      </label>
      <div className={form['pair']}>
        <label className={form['field']}>
          <span>{filesWords.versionsAreKeptFor}</span>
          <select
            value={historyDays}
            onChange={({ target }) =>
              workspace.changeSettings({ historyDays: Number(target.value) })
            }
          >
            {choicesWith(days, historyDays).map((count) => (
              <option key={count} value={count}>
                {dayWords(count)}
              </option>
            ))}
          </select>
        </label>
        <label className={form['field']}>
          <span>{filesWords.atMostAllTogether}</span>
          <select
            value={historyMegabytes}
            onChange={({ target }) =>
              workspace.changeSettings({ historyMegabytes: Number(target.value) })
            }
          >
            {choicesWith(megabytes, historyMegabytes).map((count) => (
              <option key={count} value={count}>
                {filesWords.mb(count)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className={styles['hint']}>{filesWords.whatIsOlderOrMoreGoes}</p>
    </section>
  );
}

interface KeptRow {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

interface KeptListProps {
  readonly title: string;
  /** Said where there is nothing. */
  readonly none: string;
  readonly rows: readonly KeptRow[];
  readonly onClear: () => void;
  readonly onClearOne?: (id: string) => void;
}

function KeptList({ title, none, rows, onClear, onClearOne }: KeptListProps) {
  return (
    <section className={styles['kept']} aria-label={title}>
      <header>
        <h3>{title}</h3>
        <Button disabled={rows.length === 0} onClick={onClear} aria-label={filesWords.clear(title)}>
          {filesWords.clear2}
        </Button>
      </header>
      {rows.length === 0 ? (
        <p className={styles['hint']}>{none}</p>
      ) : (
        <ul>
          {rows.map(({ id, name, about }) => (
            <li key={id}>
              <bdi>{name}</bdi>
              <span>{about}</span>
              {onClearOne && (
                <Button onClick={() => onClearOne(id)} aria-label={filesWords.clear3(name)}>
                  {filesWords.clear2}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A value that was set in another way is a choice too. */
function choicesWith(choices: readonly number[], value: number): readonly number[] {
  if (choices.includes(value)) return choices;
  return [...choices, value].toSorted((one, other) => one - other);
}

function dayWords(count: number): string {
  if (count % 365 !== 0) return filesWords.days(count);
  return count === 365 ? '1 year' : filesWords.years(count / 365);
}

/** What is kept, and a function that looks again. */
function useKept(): readonly [Kept | null, () => void] {
  const { host } = useWorkbench();
  const [kept, setKept] = useState<{ readonly round: number; readonly found: Kept } | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void Promise.all([host.keptWork(), host.recentFiles()]).then(
      ([work, recent]) => isWanted && setKept({ round, found: { ...work, recent } }),
    );
    return () => {
      isWanted = false;
    };
  }, [host, round]);
  return [kept && kept.found, () => setRound(round + 1)];
}
