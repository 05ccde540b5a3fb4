import { FileText, Footprints, FolderOpen, SquareDashed, X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { isPristine } from '../editor/editor.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { isOpening } from '../editor/workspace.ts';
import { openTemplate, openWith } from '../files/files.ts';
import { TemplateCard, loadTemplates } from '../templates/TemplatesPanel.tsx';
import { Button } from '../ui/Button.tsx';
import { useIdle, useLoaded } from '../ui/loading.ts';
import styles from './start.module.css';
import { helpWords } from '../../shared/words/help.ts';

/** More would push the templates out of sight; the menu has them all. */
const mostRecent = 5;

/** What this is, and what to begin with. On an untouched empty canvas until the first stroke, and when asked for. */
export function StartScreen() {
  const { editor, workspace } = useWorkbench();
  const state = useWorkspace(({ startScreen }) => startScreen);
  const isUntouched = useEditor(
    (now) => isPristine(now) && now.history.present.nodes.length === 0 && now.draft === null,
  );
  useEffect(
    () =>
      editor.store.subscribe(({ history }, before) => {
        const isAsked = workspace.store.getState().startScreen === 'asked';
        if (isAsked && history.present !== before.history.present)
          workspace.set({ startScreen: 'left' });
      }),
    [editor, workspace],
  );
  if (state === 'asked') return <Start isAsked />;
  return state === 'fresh' && isUntouched ? <Start isAsked={false} /> : null;
}

function Start({ isAsked }: { isAsked: boolean }) {
  const workbench = useWorkbench();
  const { workspace, canvas, host } = workbench;
  const titleId = useId();
  const screen = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isAsked) return undefined;
    // The menu that it was asked for in takes the focus back when it closes.
    const frame = requestAnimationFrame(() => screen.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isAsked]);
  useEffect(() => {
    const element = screen.current;
    const leaveOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      workspace.set({ startScreen: 'left' });
      canvas.current?.focus();
    };
    element?.addEventListener('keydown', leaveOnEscape);
    return () => element?.removeEventListener('keydown', leaveOnEscape);
  }, [workspace, canvas]);
  const leave = () => {
    workspace.set({ startScreen: 'left' });
    canvas.current?.focus();
  };
  const isDrawnOn = useEditor((state) => state.history.present.nodes.length > 0);
  // A file that is being read will take this place: it does not wait for pictures of templates.
  const hasTime = useIdle(useWorkspace(isOpening));
  return (
    <section
      ref={screen}
      className={styles['screen']}
      aria-labelledby={titleId}
      tabIndex={-1}
      data-start-screen
    >
      <div className={styles['content']}>
        <header className={styles['header']}>
          <h2 id={titleId}>Neuromatrix</h2>
          <p>{helpWords.drawHowBrainMakesSensesAnd}</p>
        </header>
        <div className={styles['buttons']}>
          <Button
            onClick={() => void openWith(workbench, (target) => host.openProject({ target }))}
          >
            <FolderOpen size="0.9375rem" aria-hidden />
            {helpWords.openFile}
          </Button>
          {isDrawnOn ? (
            <Button onClick={leave}>
              <X size="0.9375rem" aria-hidden />
              {helpWords.backToDiagram}
            </Button>
          ) : (
            <Button onClick={leave}>
              <SquareDashed size="0.9375rem" aria-hidden />
              {helpWords.emptyCanvas}
            </Button>
          )}
          <Button onClick={() => workbench.run('tour')}>
            <Footprints size="0.9375rem" aria-hidden />
            {helpWords.tour}
          </Button>
          {!isDrawnOn && <p className={styles['quiet']}>{helpWords.orDragEntityFromLibraryOnto}</p>}
        </div>
        <RecentFiles />
        {hasTime && <Templates />}
      </div>
    </section>
  );
}

function RecentFiles() {
  const workbench = useWorkbench();
  const { host, workspace } = workbench;
  const files = useWorkspace((state) => state.recentFiles);
  useEffect(() => {
    void host.recentFiles().then((recentFiles) => workspace.set({ recentFiles }));
  }, [host, workspace]);
  const titleId = useId();
  if (files.length === 0) return null;
  return (
    <>
      <h3 id={titleId}>{helpWords.recentFiles}</h3>
      <ul className={styles['files']} aria-labelledby={titleId}>
        {files.slice(0, mostRecent).map(({ id, name, folder }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => void openWith(workbench, (target) => host.openRecent({ id, target }))}
            >
              <FileText size="0.9375rem" aria-hidden />
              <bdi className={styles['name']}>{name}</bdi>
              {folder !== '' && <bdi className={styles['quiet']}>{folder}</bdi>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Templates() {
  const workbench = useWorkbench();
  const templates = useLoaded(loadTemplates);
  const titleId = useId();
  if (templates instanceof Error) return <p role="alert">{templates.message}</p>;
  return (
    <>
      <h3 id={titleId}>{helpWords.beginWithTemplate}</h3>
      <ul className={styles['cards']} aria-labelledby={titleId} aria-busy={templates === null}>
        {templates?.map(({ name, project }) => (
          <li key={name}>
            <TemplateCard project={project} onOpen={() => void openTemplate(workbench, project)} />
          </li>
        ))}
      </ul>
    </>
  );
}
