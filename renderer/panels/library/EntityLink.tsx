import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { sentenceOfFact } from '../../../shared/library/fact-words.ts';
import { indexLibrary } from '../../../shared/library/library-index.ts';
import type { Library, LibraryLink } from '../../../shared/library/library-schema.ts';
import type { Link } from '../../../shared/project/link-schema.ts';
import { addFact } from '../../editor/suggesting.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { FactEvidence } from '../../evidence/FactEvidence.tsx';
import { FactSummary, wordsOfEvidence } from '../../evidence/FactSummary.tsx';
import hiddenStyles from '../../ui/hidden.module.css';
import styles from './EntityLinks.module.css';

/** A link of the library; `link` is what the diagram has of it. */
export function EntityLink({
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
