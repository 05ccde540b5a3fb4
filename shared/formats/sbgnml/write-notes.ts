import { limits } from '../../project/limits.ts';
import { childOf, makeElement, type SbgnElement } from './sbgn-element.ts';

/** The `notes` of an element: as they were where their text still is what they say, else as paragraphs. */
export function notesElement(
  kept: SbgnElement,
  before: string,
  now: string,
): SbgnElement | undefined {
  const element = childOf(kept, 'notes');
  if (now === before.slice(0, limits.notesLength)) return element;
  if (now === '') return undefined;
  const xmlns = 'http://www.w3.org/1999/xhtml';
  const lines = now.split('\n').map((line) => makeElement('p', { xmlns }, [line]));
  return makeElement('notes', {}, lines);
}
