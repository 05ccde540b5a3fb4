import type { ProjectIndex } from '../../shared/graph/project-index.ts';
import type { Link } from '../../shared/project/project-schema.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import { sentenceOfLink } from '../../shared/graph/link-words.ts';
import { RelationSwatch } from '../ui/Swatches.tsx';
import styles from './inspector.module.css';

/** Links in words; choosing one selects it. Says nothing where there is none. */
export function LinkList({
  title,
  index,
  links,
}: {
  title: string;
  index: ProjectIndex;
  links: readonly Link[];
}) {
  const { editor } = useWorkbench();
  if (links.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles['list']}>
        {links.map((link) => (
          <li key={link.id}>
            <button type="button" onClick={() => editor.select([link.id])}>
              <RelationSwatch relation={link.relation} style={link.style} />
              <span>{sentenceOfLink(index, link)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
