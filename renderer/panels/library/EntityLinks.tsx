import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { indexLibrary } from '../../../shared/library/library-index.ts';
import type {
  Library,
  LibraryEntity,
  LibraryLink,
} from '../../../shared/library/library-schema.ts';
import { findDrawnFacts } from '../../../shared/suggest/drawn-facts.ts';
import { useEditor, useWorkspace } from '../../editor/workbench.tsx';
import { ScrolledList } from '../../ui/ScrolledList.tsx';
import { EntityLink } from './EntityLink.tsx';
import styles from './EntityLinks.module.css';

/** The links that the library knows of an entity, with their evidence, to be placed one by one. */
export function EntityLinks({ library, entity }: { library: Library; entity: LibraryEntity }) {
  const id = useId();
  const [isOpen, setOpen] = useState(true);
  const own = useWorkspace((state) => state.ownLibrary);
  const project = useEditor((state) => state.history.present);
  const drawn = useMemo(() => findDrawnFacts(library, project), [library, project]);
  const facts: readonly LibraryLink[] = indexLibrary(library).linksAt.get(entity.id) ?? [];
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section className={styles['pane']} aria-labelledby={id}>
      <h2 id={id}>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Chevron size={12} aria-hidden="true" />
          <span>
            Known links of <bdi>{entity.label}</bdi>
          </span>
          <span className={styles['count']}>{facts.length}</span>
        </button>
      </h2>
      {isOpen && facts.length === 0 && (
        <p className={styles['empty']}>The library has no links of it.</p>
      )}
      {isOpen && facts.length > 0 && (
        <ScrolledList aria-labelledby={id}>
          {facts.map((fact) => (
            <EntityLink
              key={fact.id}
              library={library}
              fact={fact}
              isOwn={own.links.includes(fact)}
              link={drawn.linkOf(fact)}
            />
          ))}
        </ScrolledList>
      )}
    </section>
  );
}
