import { sentenceOfFact } from '../../shared/library/fact-words.ts';
import { indexLibrary } from '../../shared/library/library-index.ts';
import type { Library, LibraryLink } from '../../shared/library/library-schema.ts';
import { relationOf } from '../../shared/suggest/drawn-facts.ts';
import { RelationSwatch } from '../panels/RelationSwatch.tsx';
import styles from './evidence.module.css';

const dashed = { line: 'dashed' } as const;

/** A library link in one line: its relation as drawn, its claim, how well it is founded. */
export function FactSummary({ library, fact }: { library: Library; fact: LibraryLink }) {
  return (
    <>
      <RelationSwatch
        relation={relationOf(fact)}
        style={fact.relation === 'precursor-of' ? dashed : undefined}
      />
      <span className={styles['sentence']}>{sentenceOfFact(indexLibrary(library), fact)}</span>{' '}
      <span className={styles['chip']} data-confidence={fact.confidence}>
        {fact.confidence}
      </span>
    </>
  );
}

/** "3 references"; what is missing where there is none. */
export function wordsOfEvidence({ evidence }: LibraryLink): string {
  if (evidence.length === 0) return 'No reference';
  return evidence.length === 1 ? '1 reference' : `${evidence.length} references`;
}
