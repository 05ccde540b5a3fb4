import { Bold, Italic, Omega, Subscript, Superscript } from 'lucide-react';
import { flushSync } from 'react-dom';
import { useState, type RefObject } from 'react';
import styles from './fields.module.css';
import { partsWords } from '../../../shared/words/parts.ts';

const signs = [
  {
    get label() {
      return partsWords.bold;
    },
    typed: '**bold**',
    before: '**',
    after: '**',
    Icon: Bold,
  },
  {
    get label() {
      return partsWords.italic;
    },
    typed: '*gene*',
    before: '*',
    after: '*',
    Icon: Italic,
  },
  {
    get label() {
      return partsWords.superscript;
    },
    typed: 'Ca^2+',
    before: '^{',
    after: '}',
    Icon: Superscript,
  },
  {
    get label() {
      return partsWords.subscript;
    },
    typed: '5-HT_1A',
    before: '_{',
    after: '}',
    Icon: Subscript,
  },
] as const;

const letters = Array.from('αβγδεζηθικλμνξπρστυφχψωΔΣΩ');

/**
 * Buttons that write the signs for bold, italic, raised and lowered text round what is selected in a field, and Greek
 * letters. The field keeps the keyboard.
 */
export function TextMarks({
  field,
  onChange,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
}) {
  const [hasLetters, showLetters] = useState(false);
  const write = (before: string, after: string) => {
    const box = field.current;
    if (!box) return;
    const { value, selectionStart: from, selectionEnd: to } = box;
    const next = value.slice(0, from) + before + value.slice(from, to) + after + value.slice(to);
    if (next.length > box.maxLength) return;
    // Shown before this returns, so that the same words are selected in it.
    flushSync(() => onChange(next));
    box.focus();
    box.setSelectionRange(from + before.length, to + before.length);
  };
  return (
    <div className={styles['marks']} role="group" aria-label={partsWords.mannerOfText}>
      {signs.map(({ label, typed, before, after, Icon }) => (
        <button
          key={label}
          type="button"
          aria-label={label}
          title={`${label}: ${typed}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => write(before, after)}
        >
          <Icon size="0.875rem" aria-hidden="true" />
        </button>
      ))}
      <button
        type="button"
        aria-label={partsWords.greekLetters}
        title={partsWords.greekLettersAlpha}
        aria-expanded={hasLetters}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => showLetters(!hasLetters)}
      >
        <Omega size="0.875rem" aria-hidden="true" />
      </button>
      {hasLetters && (
        <div className={styles['letters']}>
          {letters.map((letter) => (
            <button
              key={letter}
              type="button"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => write(letter, '')}
            >
              {letter}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
