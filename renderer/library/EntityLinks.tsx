import { ChevronDown, ChevronRight, Check, Plus } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { indexLibrary, sentenceOfFact } from '../../shared/library/library-index.ts';
import type { Library, LibraryEntity, LibraryLink } from '../../shared/library/library-schema.ts';
import { findDrawnFacts } from '../../shared/suggest/drawn-facts.ts';
import { useEditor, useWorkspace, useWorkbench } from '../editor/workbench.tsx';
import { ScrolledList } from '../ui/ScrolledList.tsx';
import type { Link } from '../../shared/project/project-schema.ts';
import { addFact } from '../suggest/suggesting.ts';
import { FactEvidence, FactSummary, wordsOfEvidence } from '../evidence/FactEvidence.tsx';
import hiddenStyles from '../ui/hidden.module.css';
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

/** A link of the library; `link` is what the diagram has of it. */
function EntityLink({
  library,
  fact,
  isOwn,
  link,
}: {
  library: Library;
  fact: LibraryLink;
  isOwn: boolean;
  link: Link | undefined;
}) {
  const workbench = useWorkbench();
  const [isOpen, setOpen] = useState(false);
  const sentence = sentenceOfFact(indexLibrary(library), fact);
  const show = (id: string) => {
    workbench.editor.select([id]);
    workbench.canvas.current?.reveal([id]);
  };
  return (
    <li>
      <p className={styles['claim']}>
        <FactSummary library={library} fact={fact} />
      </p>
      <p className={styles['tools']}>
        {isOwn && <span className={styles['own']}>own</span>}
        <button
          type="button"
          aria-expanded={isOpen}
          data-lacks={fact.evidence.length === 0 || undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {wordsOfEvidence(fact)}
          <span className={hiddenStyles['hidden']}> for {sentence}</span>
        </button>
        {link ? (
          <button type="button" onClick={() => show(link.id)}>
            <Check size={12} aria-hidden="true" /> In the diagram
            <span className={hiddenStyles['hidden']}>: show {sentence}</span>
          </button>
        ) : (
          <button type="button" onClick={() => void addFact(workbench, library, fact)}>
            <Plus size={12} aria-hidden="true" /> Place
            <span className={hiddenStyles['hidden']}> {sentence}</span>
          </button>
        )}
      </p>
      {isOpen && <FactEvidence library={library} fact={fact} />}
    </li>
  );
}
