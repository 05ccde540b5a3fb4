import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { desktopWords } from '../shared/words/desktop.ts';

type Item = MenuItemConstructorOptions;

/** As many suggestions as fit next to the other entries. */
const mostSuggestions = 5;

type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'editFlags' | 'misspelledWord' | 'dictionarySuggestions'
>;

/** The menu of the right button in a text field and over a selected text; empty where there is neither. */
export function textMenuTemplate(clicked: Clicked, correct: (word: string) => void): Item[] {
  const { isEditable, selectionText, editFlags } = clicked;
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
  return [
    ...spelling(clicked, correct),
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

function spelling(clicked: Clicked, correct: (word: string) => void): Item[] {
  if (clicked.misspelledWord === '') return [];
  const words = clicked.dictionarySuggestions.slice(0, mostSuggestions);
  const items = words.map((word): Item => ({ label: word, click: () => correct(word) }));
  const none: Item = { label: desktopWords.noSuggestions, enabled: false };
  return [...(items.length > 0 ? items : [none]), { type: 'separator' }];
}
