import { useEffect, useState } from 'react';
import type { Steps } from '../../shared/project/checked-text.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { ProjectChanges } from '../../shared/merge/change-counts.ts';
import { changesInSteps } from '../../shared/merge/project-changes.ts';
import type { VersionHead } from '../../shared/session/versions.ts';
import { countInWords } from '../editor/announcing.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { changeWords } from '../files/change-words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { ProjectPicture } from '../ui/ProjectPicture.tsx';
import { useSteps } from '../ui/use-steps.ts';
import { restoreVersion, sizeWords, timeWords } from './restoring.ts';
import styles from './history.module.css';
import { filesWords } from '../../shared/words/files.ts';
import { windowWords } from '../../shared/words/window.ts';

/** Nodes of all versions together that are loaded for small pictures, the newest first. */
const mostInThumbnails = 20_000;
/** How many versions get a small picture; further down only the words are shown. */
const mostThumbnails = 30;

/** A version's project: `null` where it cannot be read. Missing while it is on its way. */
type Projects = ReadonlyMap<string, Project | null>;

/** Earlier states of this document's file: what each was, and what it would change now. */
export function HistoryDialog() {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const versions = useVersions();
  const [chosen, setChosen] = useState<string | null>(null);
  const version = versions?.find(({ id }) => id === chosen) ?? versions?.[0] ?? null;
  const projects = useProjects(versions ?? [], version);
  const project = version && projects.get(version.id);
  const when = version ? timeWords(version.time, versions ?? []) : '';
  const restore = () => {
    if (!version || !project) return;
    close();
    void restoreVersion(workbench, { when, project });
  };
  const compare = () => {
    if (!version || !project) return;
    const otherName = filesWords.versionOf(when);
    workbench.workspace.openDialog({ name: 'compare', other: project, otherName });
  };
  const actions = (
    <>
      <Button onClick={close}>{windowWords.close}</Button>
      <Button disabled={!project} onClick={compare}>
        {filesWords.compare}
      </Button>
      <Button look="primary" disabled={!project} onClick={restore}>
        {filesWords.restore2}
      </Button>
    </>
  );
  return (
    <Dialog title={filesWords.history} width="full" onClose={close} actions={actions}>
      {versions?.length === 0 && (
        <p className={styles['empty']}>{filesWords.thereIsNoEarlierVersionYet}</p>
      )}
      {version && (
        <div className={styles['history']}>
          <ul className={styles['versions']} aria-label={filesWords.versions}>
            {versions?.map((one, index) => (
              <li key={one.id}>
                <VersionRow
                  version={one}
                  when={timeWords(one.time, versions)}
                  project={projects.get(one.id) ?? null}
                  isChosen={one.id === version.id}
                  isFirst={index === 0}
                  onChoose={() => setChosen(one.id)}
                />
              </li>
            ))}
          </ul>
          <Preview when={when} project={project} />
        </div>
      )}
    </Dialog>
  );
}

interface VersionRowProps {
  readonly version: VersionHead;
  readonly when: string;
  readonly project: Project | null;
  readonly isChosen: boolean;
  readonly isFirst: boolean;
  readonly onChoose: () => void;
}

function VersionRow({ version, when, project, isChosen, isFirst, onChoose }: VersionRowProps) {
  return (
    <button
      type="button"
      className={styles['version']}
      aria-pressed={isChosen}
      data-initial-focus={isFirst}
      onClick={onChoose}
    >
      <span className={styles['thumbnail']}>
        {project !== null && project.nodes.length > 0 && (
          <ProjectPicture project={project} className={styles['picture']} />
        )}
      </span>
      <span className={styles['words']}>
        <strong>{when}</strong>
        <span>{whatItIs(version)}</span>
        <span>{whatChanged(version)}</span>
        <span>{sizeWords(version.bytes)}</span>
      </span>
    </button>
  );
}

function Preview({
  when,
  project,
}: {
  readonly when: string;
  readonly project: Project | null | undefined;
}) {
  const present = useEditor(({ history }) => history.present);
  const { made: changes } = useSteps(changesAgainst, present, project ?? null);
  const isBusy = project === undefined || (project !== null && changes === null);
  return (
    <section className={styles['preview']} aria-label={filesWords.preview} aria-busy={isBusy}>
      <div className={styles['large']}>
        {project && project.nodes.length > 0 && (
          <ProjectPicture project={project} className={styles['picture']} />
        )}
        {project?.nodes.length === 0 && <p>{filesWords.diagramIsEmpty}</p>}
        {project === null && <p>{filesWords.thisVersionCannotBeRead}</p>}
      </div>
      <p role="status">{changes && againstNow(changes, when)}</p>
    </section>
  );
}

/** What restoring a version would change. */
function* changesAgainst(present: Project, project: Project | null): Steps<ProjectChanges | null> {
  return project && (yield* changesInSteps(present, project));
}

function whatItIs({ reason, name }: VersionHead): string {
  if (reason === 'replaced') return filesWords.inFileBeforeSaveFromHere;
  return reason === 'set-aside'
    ? filesWords.keptBeforeVersionWasRestoredNot
    : filesWords.savedAs(name);
}

function whatChanged({ changes, size }: VersionHead): string {
  if (changes !== null) return changeWords(changes) || filesWords.nothingChanged;
  return size === null ? '' : countInWords(size.nodes, size.links, 0) || filesWords.noNodesOrLinks;
}

function againstNow(changes: ProjectChanges, when: string): string {
  const words = changeWords(changes);
  return words === ''
    ? filesWords.thisIsWhatWindowShows
    : filesWords.restoringVersionOfChanges(when, words);
}

function useVersions(): readonly VersionHead[] | null {
  const { host, editor } = useWorkbench();
  const [versions, setVersions] = useState<readonly VersionHead[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    const { document } = editor.store.getState();
    void host.versions({ document }).then((found) => isWanted && setVersions(found));
    return () => {
      isWanted = false;
    };
  }, [host, editor]);
  return versions;
}

/** Loads the chosen version first, and then, one after the other, those that get a small picture. */
function useProjects(versions: readonly VersionHead[], chosen: VersionHead | null): Projects {
  const { host, editor } = useWorkbench();
  const [projects, setProjects] = useState<Projects>(new Map());
  const next = nextToLoad(versions, chosen, projects);
  useEffect(() => {
    if (next === null) return undefined;
    let isWanted = true;
    const { document } = editor.store.getState();
    const take = (project: Project | null) =>
      isWanted && setProjects((known) => new Map([...known, [next, project]]));
    void host.version({ document, id: next }).then(take);
    return () => {
      isWanted = false;
    };
  }, [host, editor, next]);
  return projects;
}

function nextToLoad(
  versions: readonly VersionHead[],
  chosen: VersionHead | null,
  known: Projects,
): string | null {
  if (chosen !== null && !known.has(chosen.id)) return chosen.id;
  let left = mostInThumbnails;
  const pictured = versions.slice(0, mostThumbnails).filter(({ size }) => {
    left -= size?.nodes ?? 0;
    return left >= 0;
  });
  return pictured.find(({ id }) => !known.has(id))?.id ?? null;
}
