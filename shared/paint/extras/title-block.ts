import type { Metadata } from '../../project/project-schema.ts';
import { lineWidth, type TextFont, fontHeights } from '../../scene/text-layout.ts';
import { paragraph, stack, textLine, type Block, type ExtrasLook } from './block.ts';
import { paintWords } from '../../words/paint.ts';
import { dayText } from '../../words/grammar.ts';

const titleFont: TextFont = { size: 22, weight: 600 };
const font: TextFont = { size: 11.5, weight: 400 };
const smallFont: TextFont = { size: 10, weight: 400 };

/** What stands above the diagram: its title, its authors, and the organism. */
export function titleBlock(metadata: Metadata, width: number, look: ExtrasLook): Block {
  const { title, authors, organism } = metadata;
  const makers = [authors.filter(hasWords).join(', '), organism].filter(hasWords).join('  ·  ');
  const quiet = { font, leading: 15.5, color: look.quiet };
  return stack(
    [
      paragraph(title, { font: titleFont, leading: 28, color: look.ink }, { width, lines: 5 }),
      paragraph(makers, quiet, { width, lines: 5 }),
    ],
    15,
  );
}

/** What stands at the foot of the image below a thin line: licence, date, and where it comes from. */
export function creditBlock(metadata: Metadata, width: number, look: ExtrasLook): Block {
  const { licence, modified } = metadata;
  const terms = [licence, modified === undefined ? '' : paintWords.modified(dateWords(modified))];
  const manner = { font: smallFont, leading: 13.5, color: look.quiet };
  const left = terms.filter(hasWords).join('  ·  ');
  const rule: Block = {
    height: 0,
    primitives: [
      {
        type: 'path',
        path: [
          ['M', 0, 0],
          ['L', width, 0],
        ],
        stroke: { color: look.rule, width: 1 },
      },
    ],
  };
  const fitsBeside =
    lineWidth(left, smallFont) + lineWidth(paintWords.credit, smallFont) + 24 <= width;
  if (!fitsBeside) {
    const lines = [...terms, paintWords.credit]
      .filter(hasWords)
      .map((text) => paragraph(text, manner, { width, lines: 5 }));
    return stack([rule, stack(lines, 6.5)], 10);
  }
  const capitals = smallFont.size * fontHeights.capHeight;
  const right = textLine(paintWords.credit, width, capitals, smallFont, look.quiet, 'end');
  const row = { height: capitals, primitives: [...paragraph(left, manner, {}).primitives, right] };
  return stack([rule, row], 10);
}

function hasWords(text: string): boolean {
  return text.trim() !== '';
}

/** "November 23, 2026": the day in UTC, so that it is the same wherever the image is made. */
export function dateWords(time: string): string {
  return dayText(Date.parse(time));
}
