import { Trash2 } from 'lucide-react';
import { removeReference } from '../../shared/edit/references.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { useReferenceNumbers } from '../editor/reference-numbers.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import inspector from '../ui/inspector.module.css';
import { citedBy } from '../../shared/graph/project-index.ts';
import { headingOfReference, ReferenceLinks } from './reference-words.tsx';
import styles from './reference-card.module.css';

/** The project's publications, with what cites each; one that nothing cites can be removed. */
export function ReferencesSection({ project }: { project: Project }) {
  const { editor, canvas, run } = useWorkbench();
  const uses = citedBy(project);
  const numbers = useReferenceNumbers();
  return (
    <Section title={`References (${project.references.length})`}>
      <ul className={styles['cards']}>
        {project.references.map((reference) => {
          const ids = uses.get(reference.id) ?? [];
          const heading = headingOfReference(reference);
          return (
            <li key={reference.id} className={styles['card']}>
              <p>
                {numbers?.has(reference.id) === true && <>{numbers.get(reference.id)}. </>}
                <b title={reference.authors.join(', ')}>
                  <bdi>{heading}</bdi>
                </b>
              </p>
              {reference.title !== undefined && <p dir="auto">{reference.title}</p>}
              <p className={styles['links']}>
                <ReferenceLinks reference={reference} />
                {ids.length > 0 ? (
                  <button
                    type="button"
                    className={inspector['text-button']}
                    aria-label={`cited ${ids.length}×: select what cites ${heading}`}
                    onClick={() => {
                      editor.select(ids);
                      canvas.current?.reveal(ids);
                    }}
                  >
                    cited {ids.length}×
                  </button>
                ) : (
                  <button
                    type="button"
                    className={inspector['icon-button']}
                    aria-label={`Remove ${heading}`}
                    title="Nothing cites it: remove"
                    onClick={() => editor.edit(removeReference(reference.id))}
                  >
                    <Trash2 size={12} aria-hidden="true" />
                  </button>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      <button type="button" className={inspector['button']} onClick={() => run('references')}>
        Add, import and export…
      </button>
    </Section>
  );
}
