import {
  type Library,
  type LibraryLink,
  indexLibrary,
  sentenceOfFact,
} from '../../shared/library/library.ts';
import { FromMemory, headingOfReference, ReferenceLinks } from '../references/ReferenceViews.tsx';
import { relationOf } from '../../shared/suggest/drawn-facts.ts';
import { RelationSwatch } from '../ui/Swatches.tsx';
import { describeBasis, describeStudy } from './evidence-choices.ts';
import styles from './evidence.module.css';
import { inspectorWords } from '../../shared/words/inspector.ts';

type Piece = LibraryLink['evidence'][number];

/** What a link of the library claims and on which sources, before it is in the diagram. */
export function FactEvidence({ library, fact }: { library: Library; fact: LibraryLink }) {
  const { references } = indexLibrary(library);
  return (
    <div className={styles['evidence']}>
      <p dir="auto">{fact.summary}</p>
      {fact.scope !== undefined && <p dir="auto">{inspectorWords.holdsFor(fact.scope)}</p>}
      {fact.evidenceLevel !== undefined && (
        <p data-caution>{inspectorWords.evidence2(fact.evidenceLevel)}</p>
      )}
      {fact.note !== undefined && <p data-caution>{inspectorWords.caution(fact.note)}</p>}
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
                <p className={styles['quiet']}>{inspectorWords.seenIn(piece.source)}</p>
                {piece.note !== undefined && <p className={styles['quiet']}>{piece.note}</p>}
                {reference && <FromMemory reference={reference} />}
              </li>
            );
          })}
        </ul>
      )}
      {fact.evidence.length === 0 && (
        <p data-caution>{inspectorWords.noPublicationStandsBehindIt}</p>
      )}
      {fact.databaseConfirmation !== undefined && (
        <p className={styles['quiet']}>{inspectorWords.alsoIn(fact.databaseConfirmation)}</p>
      )}
    </div>
  );
}

function wordsOf({ basis, checked, stance, studyKind, organism, tissue }: Piece): string {
  const kind = studyKind === 'not recorded' ? undefined : studyKind;
  const words = [
    stance === 'contradicts' ? inspectorWords.speaksAgainstIt : '',
    describeBasis(basis),
    describeStudy({ studyKind: kind, organism, tissue }),
    checked ? inspectorWords.checkedWords[checked] : '',
  ];
  return words.filter((word) => word !== '').join(' · ');
}

const dashed = { line: 'dashed' } as const;

/** A library link in one line: its relation as drawn, its claim, and how well it is founded. */
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

/** "3 references", or what is missing if there are none. */
export function wordsOfEvidence({ evidence }: LibraryLink): string {
  if (evidence.length === 0) return inspectorWords.noReference;
  return evidence.length === 1 ? '1 reference' : inspectorWords.references(evidence.length);
}
