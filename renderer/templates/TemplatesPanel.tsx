import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { openEmpty, openTemplate } from '../files/files.ts';
import { pasteFragment } from '../../shared/edit/clipboard.ts';
import { motifs } from '../../shared/edit/motifs.ts';
import {
  readOwnMotifs,
  renameMotif,
  withoutMotif,
  type OwnMotif,
} from '../../shared/edit/own-motifs.ts';
import { drawAside, drawForFrame } from '../../shared/scene/draw-diagram.ts';
import { grown, overlaps } from '../../shared/scene/primitives.ts';
import { useWorkbench, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import { useLoaded } from '../ui/loading.ts';
import panel from '../ui/panel.module.css';
import { parseProject } from '../../shared/project/parse-project.ts';
import { limits, type Project } from '../../shared/project/project-schema.ts';
import { countInWords, countOfElements } from '../editor/announcing.ts';
import { ProjectPicture } from '../ui/ProjectPicture.tsx';
import { changeOwnMotifs, loadOwnMotifs } from './own-motifs.ts';
import styles from './templates.module.css';
import { libraryWords } from '../../shared/words/library.ts';

/** Projects to start from. */
export function TemplatesPanel() {
  const workbench = useWorkbench();
  const templates = useLoaded(loadTemplates);
  if (templates instanceof Error) return <p className={panel['empty']}>{templates.message}</p>;
  return (
    <div className={panel['panel']} aria-busy={templates === null}>
      <ul className={styles['cards']} aria-label={libraryWords.templatesAndMotifs}>
        <li>
          <button
            type="button"
            className={styles['empty-card']}
            onClick={() => void openEmpty(workbench)}
          >
            <Plus size="1rem" aria-hidden="true" />
            {libraryWords.emptyCanvas}
          </button>
        </li>
        {templates?.map(({ name, project }) => (
          <li key={name}>
            <TemplateCard project={project} onOpen={() => void openTemplate(workbench, project)} />
          </li>
        ))}
        <li className={styles['heading']}>
          <h2>{libraryWords.motifs}</h2>
          <p>{libraryWords.readyGroupsThatArePutInto}</p>
        </li>
        {motifs.map((motif) => (
          <li key={motif.metadata.title}>
            <TemplateCard project={motif} onOpen={() => placeMotif(workbench, motif)} />
          </li>
        ))}
        <OwnMotifs />
      </ul>
    </div>
  );
}

/** The person's own motifs, each with its name and a way to delete it. */
function OwnMotifs() {
  const workbench = useWorkbench();
  const own = useWorkspace((state) => state.ownMotifs);
  const shown = useMemo(() => readOwnMotifs(own), [own]);
  useEffect(() => void loadOwnMotifs(workbench), [workbench]);
  const remove = ({ id, project }: OwnMotif) => {
    const before = own;
    void changeOwnMotifs(workbench, (now) => withoutMotif(now, id));
    workbench.workspace.toast(libraryWords.isDeletedFromYourMotifs(project.metadata.title), {
      label: libraryWords.undo,
      run: () => void changeOwnMotifs(workbench, () => before),
    });
  };
  return (
    <>
      <li className={styles['heading']}>
        <h2>{libraryWords.myMotifs}</h2>
        {shown.length === 0 && (
          <p>
            Select what you draw often, and choose <i>{libraryWords.diagramSaveSelectionAsMotif}</i>
            .
          </p>
        )}
      </li>
      {shown.map((motif) => (
        <li key={motif.id} className={styles['own']}>
          <TemplateCard
            project={motif.project}
            onOpen={() => placeMotif(workbench, motif.project)}
          />
          <MotifName motif={motif} />
          <button
            type="button"
            aria-label={libraryWords.deleteMotif(motif.project.metadata.title)}
            title={libraryWords.delete}
            onClick={() => remove(motif)}
          >
            <Trash2 size="0.875rem" aria-hidden="true" />
          </button>
        </li>
      ))}
    </>
  );
}

function MotifName({ motif: { id, project } }: { motif: OwnMotif }) {
  const workbench = useWorkbench();
  const { title } = project.metadata;
  const isNaming = useWorkspace((state) => state.namingMotif === id);
  const [draft, setDraft] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isNaming) return;
    input.current?.select();
    input.current?.scrollIntoView({ block: 'nearest' });
    workbench.workspace.set({ namingMotif: null });
  }, [isNaming, workbench]);
  const commit = () => {
    if (draft.trim() === '') return setDraft(title);
    if (draft !== title) void changeOwnMotifs(workbench, (own) => renameMotif(own, id, draft));
  };
  return (
    <input
      ref={input}
      aria-label={libraryWords.nameOfMotif}
      value={draft}
      maxLength={limits.shortTextLength}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={commit}
      onKeyDown={({ key }) => {
        if (key === 'Enter') commit();
        if (key === 'Escape') setDraft(title);
      }}
    />
  );
}

export interface Template {
  /** The file's name without its extension. */
  readonly name: string;
  readonly project: Project;
}

const files = import.meta.glob<string>('../../data/templates/*.neuromatrix', {
  query: '?raw',
  import: 'default',
});

let loading: Promise<readonly Template[]> | null = null;

/** The bundled templates, fetched and checked at the first call. Rejects if the installation is damaged. */
export function loadTemplates(): Promise<readonly Template[]> {
  loading ??= readTemplates().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function readTemplates(): Promise<readonly Template[]> {
  const paths = Object.keys(files).sort((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b));
  return Promise.all(
    paths.map(async (path) => {
      const text = await files[path]?.();
      const parsed = parseProject(text ?? '');
      if (!parsed.ok) throw new Error(`The bundled template ${path} is damaged.`);
      return { name: nameOf(path), project: parsed.value };
    }),
  );
}

// From what most people come for to what explains the rest; others follow by name.
const order = [
  'serotonin-melatonin',
  'complete-support-matrix',
  'dopamine-norepinephrine-epinephrine',
  'gaba-glutamate',
  'acetylcholine',
  'histamine',
  'b6-and-helpers',
];

function rankOf(path: string): number {
  const rank = order.indexOf(nameOf(path));
  return rank < 0 ? order.length : rank;
}

const nameOf = (path: string) => path.replace(/^.*\//u, '').replace(/\.neuromatrix$/u, '');

/** Puts a motif where there is room near the middle of the view, and selects it. */
export function placeMotif({ editor, canvas, workspace, newId }: Workbench, motif: Project): void {
  const before = editor.store.getState().history.present;
  const { bounds } = drawAside(motif, 'light');
  const middle = canvas.current?.center() ?? { x: 0, y: 0 };
  const corner = { x: middle.x - bounds.width / 2, y: middle.y - bounds.height / 2 };
  const taken = [...drawForFrame(before, 'light').nodes.values()].map(({ box }) => box);
  // Downwards until it lies on nothing.
  const isFree = (y: number) =>
    taken.every((box) => !overlaps(grown({ ...bounds, x: corner.x, y }, apart), box));
  let { y } = corner;
  while (!isFree(y)) y += apart;
  const onGrid = (distance: number) => Math.round(distance / 10) * 10;
  const offset = { x: onGrid(corner.x - bounds.x), y: onGrid(y - bounds.y) };
  const after = pasteFragment(motif, { newId, offset })(before);
  const old = new Set([...before.nodes, ...before.links].map(({ id }) => id));
  const added = [...after.nodes, ...after.links].map(({ id }) => id).filter((id) => !old.has(id));
  editor.edit(() => after, added);
  canvas.current?.bringIntoView(added);
  canvas.current?.focus();
  workspace.announce(
    libraryWords.placedSelected(motif.metadata.title, countOfElements(added.length)),
  );
}

/** Diagram units between a motif and what is there. */
const apart = 20;

/** A template as a card: the diagram itself, small, with its title and what it shows. */
export function TemplateCard({ project, onOpen }: { project: Project; onOpen: () => void }) {
  const card = useRef<HTMLButtonElement>(null);
  const isSeen = useHasBeenSeen(card);
  const { title, description } = project.metadata;
  return (
    <button ref={card} type="button" className={styles['card']} onClick={onOpen}>
      <span className={styles['preview']}>
        {isSeen && <ProjectPicture project={project} className={styles['picture']} />}
      </span>
      <span className={styles['title']}>{title}</span>
      <span className={styles['line']} title={description}>
        {firstSentence(description)}
      </span>
      <span className={styles['line']}>
        {countInWords(project.nodes.length, project.links.length, 0)}
      </span>
    </button>
  );
}

/** True after the element was in view once: drawing what nobody scrolls to would be wasted. */
function useHasBeenSeen(element: { readonly current: Element | null }): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isSeen;
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/su.exec(text)?.[0] ?? text;
}
