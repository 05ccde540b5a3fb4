import { measureText, type FontWeight } from './text-metrics.ts';
import { visibleLines } from './visible-text.ts';

export interface TextFont {
  readonly size: number;
  readonly weight: FontWeight;
  readonly letterSpacing?: number;
}

/** Wrapping is off when `width` is absent. */
export interface TextRoom {
  readonly width?: number;
  readonly lines?: number;
}

const ellipsis = '…';

/** Splits a text into lines that fit the room; what does not fit ends in an ellipsis. Always at least one line. */
export function layOutText(text: string, font: TextFont, room: TextRoom): string[] {
  const { width, lines: most = Number.POSITIVE_INFINITY } = room;
  const lines: string[] = [];
  for (const paragraph of visibleLines(text)) {
    if (lines.length > most) break;
    if (width === undefined || fits(paragraph, font, width)) lines.push(paragraph);
    else wrap(paragraph, font, width, most + 1, lines);
  }
  return cutLines(lines, Math.max(1, most), font, width);
}

/** Can the text be set in the room without being cut or broken within a word? */
export function fitsRoom(text: string, font: TextFont, room: Required<TextRoom>): boolean {
  const shown = visibleLines(text);
  if (shown.length <= room.lines && shown.every((line) => fits(line, font, room.width)))
    return true;
  const areWhole = shown.every((line) =>
    [...line.matchAll(breakable)].every(([piece]) => fits(piece.trimEnd(), font, room.width)),
  );
  return (
    areWhole && layOutText(text, font, { ...room, lines: room.lines + 1 }).length <= room.lines
  );
}

/** Width of a line with its letter spacing, in diagram units. */
export function lineWidth(line: string, font: TextFont): number {
  const width = measureText(line, font.size, font.weight);
  if (font.letterSpacing === undefined) return width;
  return width + font.letterSpacing * Array.from(line).length;
}

/** Shortens a line to the width, with an ellipsis if anything had to go. */
export function cutLine(line: string, font: TextFont, width: number): string {
  if (fits(line, font, width)) return line;
  const { head } = splitAtWidth(line, font, width - lineWidth(ellipsis, font));
  return head.trimEnd() + ellipsis;
}

function cutLines(lines: string[], most: number, font: TextFont, width?: number): string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = `${(kept[most - 1] ?? '').trimEnd()}${ellipsis}`;
  kept[most - 1] = width === undefined ? last : cutLine(last, font, width);
  return kept;
}

// A line may break after a space, and after these within a word: names of substances are full of them.
const breakable = /[^\s/‐–—-]*(?:[/‐–—-]+|\s+|$)/gu;

function wrap(
  paragraph: string,
  font: TextFont,
  width: number,
  most: number,
  lines: string[],
): void {
  let line = '';
  for (const [piece] of paragraph.matchAll(breakable)) {
    if (piece === '') continue;
    if (line !== '' && !fits((line + piece).trimEnd(), font, width)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line = breakWord(line + piece, font, width, most, lines);
    if (lines.length >= most) return;
  }
  lines.push(line.trimEnd());
}

/** Breaks a word that is wider than a whole line between characters; returns what begins the next line. */
function breakWord(
  word: string,
  font: TextFont,
  width: number,
  most: number,
  lines: string[],
): string {
  let rest = word;
  while (lines.length < most && !fits(rest.trimEnd(), font, width)) {
    const { head, tail } = splitAtWidth(rest, font, width);
    if (tail === '') break;
    lines.push(head);
    rest = tail;
  }
  return rest;
}

/** Looks no further than it has to: a word can be ten thousand characters long. */
function fits(line: string, font: TextFont, width: number): boolean {
  if (line.length < 100) return lineWidth(line, font) <= width;
  let used = 0;
  for (const character of line) {
    used += lineWidth(character, font);
    if (used > width) return false;
  }
  return true;
}

/** The longest beginning that fits, at least one character, and the rest. Accents stay with their letters. */
function splitAtWidth(text: string, font: TextFont, width: number): { head: string; tail: string } {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += lineWidth(character, font);
    if (used > width && end > 0) break;
    end += character.length;
  }
  return { head: text.slice(0, end), tail: text.slice(end) };
}
