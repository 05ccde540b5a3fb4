import { useState } from 'react';
import { sentenceOfFact } from '../../shared/library/fact-words.ts';
import { indexLibrary } from '../../shared/library/library-index.ts';
import type { Library } from '../../shared/library/library-schema.ts';
import type { Suggestion } from '../../shared/suggest/suggestion.ts';
import { FactEvidence } from '../evidence/FactEvidence.tsx';
import { FactSummary, wordsOfEvidence } from '../evidence/FactSummary.tsx';
import hiddenStyles from '../ui/hidden.module.css';
import styles from './SuggestDialog.module.css';

/** One suggestion: to be taken or left, with its evidence behind a button. */
export function SuggestionRow({
  library,
  suggestion,
  isChosen,
  onChoose,
}: {
  library: Library;
  suggestion: Suggestion;
  isChosen: boolean;
  onChoose: (isTaken: boolean) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const { fact } = suggestion;
  const index = indexLibrary(library);
  const brings = bringsWords(suggestion, (id) => index.entities.get(id)?.label ?? id);
  return (
    <li className={styles['row']}>
      <label>
        <input
          type="checkbox"
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
        <FactSummary library={library} fact={fact} />
      </label>
      <p className={styles['aside']}>
        {brings !== '' && <span>{brings}</span>}
        <button
          type="button"
          aria-expanded={isOpen}
          data-lacks={suggestion.lacksEvidence || undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {wordsOfEvidence(fact)}
          <span className={hiddenStyles['hidden']}> for {sentenceOfFact(index, fact)}</span>
        </button>
      </p>
      {isOpen && <FactEvidence library={library} fact={fact} />}
    </li>
  );
}

function bringsWords(
  { adds, hasLink, isImplied }: Suggestion,
  labelOf: (id: string) => string,
): string {
  const parts = [
    ...(adds.length > 0 ? [`Brings ${adds.map(labelOf).join(', ')}`] : []),
    ...(hasLink ? [] : ['Only the enzyme’s part is missing']),
    ...(isImplied ? ['Other links say this in more detail'] : []),
  ];
  return parts.join(' · ');
}
