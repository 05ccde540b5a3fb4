import { limits } from '../../project/limits.ts';
import type { GpmlComment } from './gpml-document.ts';
import { clip } from './node-of-element.ts';

/** Comments of these are traces of programs, not words for a reader. */
const noise = new Set([
  'GenMAPP notes',
  'GenMAPP remarks',
  'HomologyMapper',
  'KeggConverter',
  'OCR',
]);

/** What people wrote of an element. */
export function notesOf(comments: readonly GpmlComment[]): string {
  const texts = comments.filter(isForPeople).map(({ text }) => text.trim());
  return clip(texts.filter((text) => text !== '').join('\n\n'), limits.notesLength);
}

/** The comments to write: as they were where the notes are unchanged, else one of the notes beside the traces. */
export function commentsFor(notes: string, kept: readonly GpmlComment[]): readonly GpmlComment[] {
  if (notes === notesOf(kept)) return kept;
  const traces = kept.filter((comment) => !isForPeople(comment));
  return notes === '' ? traces : [...traces, { text: notes }];
}

function isForPeople({ source }: GpmlComment): boolean {
  return source === undefined || !noise.has(source);
}
