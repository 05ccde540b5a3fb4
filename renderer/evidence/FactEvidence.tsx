import type { Library, LibraryLink } from '../../shared/library/library-schema.ts';
import { indexLibrary } from '../../shared/library/library-index.ts';
import { describeBasis } from '../panels/inspector/evidence-choices.ts';
import { headingOfReference } from '../panels/inspector/reference-words.ts';
import { ReferenceLinks } from '../panels/inspector/ReferenceLinks.tsx';
import styles from './evidence.module.css';

type Piece = LibraryLink['evidence'][number];

const checkedWords = {
  confirmed: 'found again by a second look-up',
  plausible: 'only this place stands behind it',
} as const satisfies Record<NonNullable<Piece['checked']>, string>;

/** What a link of the library claims and who says so, before it is in the diagram. */
export function FactEvidence({ library, fact }: { library: Library; fact: LibraryLink }) {
  const { references } = indexLibrary(library);
  return (
    <div className={styles['evidence']}>
      <p dir="auto">{fact.summary}</p>
      {fact.note !== undefined && <p data-caution>Caution: {fact.note}</p>}
      {fact.evidence.length > 0 && (
        <ul>
          {fact.evidence.map((piece, at) => {
            const reference = references.get(piece.reference);
            return (
              <li key={`${at} ${piece.reference}`}>
                <b>
                  <bdi>{reference ? headingOfReference(reference) : piece.reference}</bdi>
                </b>
                {reference?.title !== undefined && <p dir="auto">{reference.title}</p>}
                <p className={styles['quiet']}>{wordsOf(piece)}</p>
                {reference && (
                  <p className={styles['links']}>
                    <ReferenceLinks reference={reference} />
                  </p>
                )}
                <p className={styles['quiet']}>Seen in {piece.source}</p>
              </li>
            );
          })}
        </ul>
      )}
      {fact.evidence.length === 0 && <p data-caution>No publication stands behind it.</p>}
      {fact.databaseConfirmation !== undefined && (
        <p className={styles['quiet']}>Also in: {fact.databaseConfirmation}</p>
      )}
    </div>
  );
}

function wordsOf({ basis, checked }: Piece): string {
  return [describeBasis(basis), ...(checked ? [checkedWords[checked]] : [])].join(' · ');
}
