import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { openEmpty, openTemplate } from '../files/files.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { useLoaded } from '../ui/loading.ts';
import panel from '../ui/panel.module.css';
import { parseProject } from '../../shared/project/parse-project.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { countInWords } from '../editor/announcing.ts';
import { ProjectPicture } from '../ui/ProjectPicture.tsx';
import styles from './templates.module.css';

/** Projects to start from. */
export function TemplatesPanel() {
  const workbench = useWorkbench();
  const templates = useLoaded(loadTemplates);
  if (templates instanceof Error) return <p className={panel['empty']}>{templates.message}</p>;
  return (
    <div className={panel['panel']} aria-busy={templates === null}>
      <ul className={styles['cards']} aria-label="Templates">
        <li>
          <button
            type="button"
            className={styles['empty-card']}
            onClick={() => void openEmpty(workbench)}
          >
            <Plus size="1rem" aria-hidden="true" />
            Empty canvas
          </button>
        </li>
        {templates?.map(({ name, project }) => (
          <li key={name}>
            <TemplateCard project={project} onOpen={() => void openTemplate(workbench, project)} />
          </li>
        ))}
      </ul>
    </div>
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
