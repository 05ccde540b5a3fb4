import { visibleLines } from '../scene/visible-text.ts';

/** The paragraphs of a text that a person wrote, without blank lines between. */
export function paragraphsOf(text: string): string[] {
  return visibleLines(text)
    .flatMap((line) => line.split(/\r\n|[\n\r]/u))
    .filter((line) => line.trim() !== '');
}
