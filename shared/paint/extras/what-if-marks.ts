import { scenarioCaution } from '../../matrix/roles.ts';
import type { ShownWhatIf } from '../../project/image-formats.ts';
import { clearerOn, levelColor } from '../../scene/looks.ts';
import { covers, type Bounds, type DrawnItem, type Primitive } from '../../scene/primitives.ts';
import { box, cornerPath, ellipsePath, movePath } from '../../scene/paths.ts';
import { levelSigns, levelWords } from '../../whatif/scenario-words.ts';
import { heading, paragraph, placed, stack, type Block, type ExtrasLook } from './block.ts';
import { paintWords } from '../../words/paint.ts';

type Mark = ShownWhatIf['marks'][number];
type Level = Mark['level'];

/** As in the window: told by colour, by the line, and by a sign. */
const dashes: Readonly<Partial<Record<Level, readonly number[]>>> = {
  low: [7, 4],
  uncertain: [2, 4],
};

/** Diagram units between a node and the frame around it. */
const gap = 4;
const signRadius = 9;

/** The same scenario with the marks of nodes that can be seen. */
export function whatIfSeen(
  whatIf: ShownWhatIf,
  items: readonly DrawnItem[],
  clip: Bounds | null,
): ShownWhatIf {
  const seen = new Set(
    items.flatMap((item) => {
      if (item.type === 'link') return [];
      const { node, box: bounds } = item.drawn;
      return clip === null || covers(clip, bounds) ? [node.id] : [];
    }),
  );
  return { ...whatIf, marks: whatIf.marks.filter(({ node }) => seen.has(node)) };
}

/** A frame and a sign at each node that the scenario changes. */
export function whatIfMarks(
  { marks }: ShownWhatIf,
  items: readonly DrawnItem[],
  look: ExtrasLook,
): readonly Primitive[] {
  const byNode = new Map(marks.map((mark) => [mark.node, mark]));
  return items.flatMap((item) => {
    const mark = item.type === 'node' ? byNode.get(item.drawn.node.id) : undefined;
    return item.type === 'node' && mark ? markAt(item.drawn.box, mark, look) : [];
  });
}

function markAt({ x, y, width, height }: Bounds, mark: Mark, look: ExtrasLook): Primitive[] {
  const color = colorOf(mark.level, look);
  const dash = dashes[mark.level];
  const corners = box(width + 2 * gap, height + 2 * gap, 8);
  const frame = movePath(cornerPath(corners), x - gap, y - gap);
  const stroke = { color, width: mark.isSupply ? 4 : 2.5, ...(dash ? { dash } : {}) };
  return [{ type: 'path', path: frame, stroke }, ...signAt(x + width, y, mark.level, look)];
}

function signAt(x: number, y: number, level: Level, look: ExtrasLook): Primitive[] {
  return [
    {
      type: 'path',
      path: ellipsePath(x, y, signRadius, signRadius),
      fill: colorOf(level, look),
      stroke: { color: look.ground, width: 1.5 },
    },
    {
      type: 'text',
      text: levelSigns[level],
      x,
      y: y + 4.2,
      anchor: 'middle',
      size: 12,
      weight: 600,
      italic: false,
      color: look.ground,
    },
  ];
}

function colorOf(level: Level, { ground, theme }: ExtrasLook): string {
  return clearerOn(ground, levelColor(level, theme), 4.5);
}

const font = { size: 10.5, weight: 400 } as const;
const leading = 15;
const mostReasons = 12;

/** What the marks mean, why, and the caution that belongs to every scenario. */
export function whatIfBlock(whatIf: ShownWhatIf, width: number, look: ExtrasLook): Block {
  const levels = (['low', 'high', 'uncertain'] as const).filter((level) =>
    whatIf.marks.some((mark) => mark.level === level),
  );
  const more = whatIf.why.length - mostReasons;
  const why = [
    ...whatIf.why.slice(0, mostReasons),
    ...(more > 0 ? [paintWords.moreChangesMarkedDiagram(more)] : []),
  ];
  const lines = (text: string, color: string): Block =>
    text === ''
      ? { height: 0, primitives: [] }
      : paragraph(text, { font, leading, color }, { width });
  return stack(
    [
      heading(paintWords.whatIf(whatIf.name), look),
      stack(
        levels.map((level) => legendRow(level, look)),
        8,
      ),
      ...why.map((sentence) => lines(sentence, look.ink)),
      lines(scenarioCaution, look.quiet),
    ],
    8,
  );
}

function legendRow(level: Level, look: ExtrasLook): Block {
  const words = paragraph(levelWords[level], { font, leading, color: look.ink }, {});
  return {
    height: 2 * signRadius,
    primitives: [
      ...signAt(signRadius, signRadius, level, look),
      placed(words, 2 * signRadius + 8, signRadius - words.height / 2),
    ],
  };
}
