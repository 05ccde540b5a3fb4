import { useEffect, useRef, useState } from 'react';
import type { Project } from '../../../shared/project/project-schema.ts';
import { countInWords } from '../inspector/count-words.ts';
import { TemplatePreview } from './TemplatePreview.tsx';
import styles from './templates.module.css';

/** A template as a card: the diagram itself, small, with its title and what it shows. */
export function TemplateCard({ project, onOpen }: { project: Project; onOpen: () => void }) {
  const card = useRef<HTMLButtonElement>(null);
  const isSeen = useHasBeenSeen(card);
  const { title, description } = project.metadata;
  return (
    <button ref={card} type="button" className={styles['card']} onClick={onOpen}>
      <span className={styles['preview']}>{isSeen && <TemplatePreview project={project} />}</span>
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

/** True once the element has come into view; drawing what nobody scrolls to would be wasted. */
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
