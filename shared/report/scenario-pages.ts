import { scenarioCaution } from '../matrix/roles.ts';
import { levelSigns, levelWords } from '../whatif/scenario-words.ts';
import type { PagePart } from '../paint/pdf-pages.ts';
import type { PageElement } from '../paint/pdf/page-structure.ts';
import {
  type FlowBlock,
  sectionHeading,
  rulePart,
  manners,
  textBlocks,
  textPart,
} from './page-flow.ts';
import type { ReportScenario, WhyCard } from './report-scenarios.ts';

type Level = keyof typeof levelWords;

/** As in the window, and dark enough to be read in print. */
const levelColors: Readonly<Record<Level, string>> = {
  low: '#b45309',
  high: '#4338ca',
  uncertain: '#64748b',
  unchanged: '#94a3b8',
  unknown: '#94a3b8',
};

/** What a scenario sets, what it means for the neurotransmitters, why, and what else changes. */
export function scenarioBlocks(scenario: ReportScenario, width: number): FlowBlock[] {
  const { name, description, cards, more, method } = scenario;
  const paragraph = (text: string, gap: number, keepsWithNext = false) =>
    textBlocks(text, manners.body, { width, gap, element: { tag: 'P' }, keepsWithNext });
  return [
    ...sectionHeading(name, width),
    ...textBlocks(scenarioCaution, manners.small, {
      width,
      gap: 2,
      element: { tag: 'P' },
      keepsWithNext: true,
    }),
    ...(description.trim() === '' ? [] : paragraph(description.trim(), 8)),
    ...paragraph(suppliesWords(scenario), 8, true),
    ...levelBlocks(scenario, width),
    ...cards.flatMap((card) => cardBlocks(card, width)),
    ...otherBlocks(scenario, width),
    ...(more > 0 ? paragraph(`And ${more.toLocaleString('en')} more.`, 6) : []),
    ...textBlocks(method.join(' '), manners.small, { width, gap: 8, element: { tag: 'P' } }),
  ];
}

function suppliesWords({ supplies }: ReportScenario): string {
  if (supplies.length === 0) return 'This scenario sets nothing low or high.';
  return `Set: ${supplies.map(({ label, level }) => `${label} ${levelWords[level]}`).join(', ')}.`;
}

const chipsInRow = 3;
const chipHeight = 22;

/** Each neurotransmitter with its level, three in a row. */
function levelBlocks({ transmitters }: ReportScenario, width: number): FlowBlock[] {
  const table: PageElement = { tag: 'Table' };
  const room = width / chipsInRow;
  const rows = Math.ceil(transmitters.length / chipsInRow);
  return Array.from({ length: rows }, (_, at): FlowBlock => {
    const row: PageElement = { tag: 'TR', parent: table };
    const shown = transmitters.slice(at * chipsInRow, (at + 1) * chipsInRow);
    const parts = shown.flatMap(({ label, level }, column) =>
      chipParts(label, level, column * room, room, { tag: 'TD', parent: row }),
    );
    return { height: chipHeight, gap: at === 0 ? 8 : 4, parts };
  });
}

function chipParts(
  label: string,
  level: Level,
  x: number,
  room: number,
  element: PageElement,
): PagePart[] {
  const color = levelColors[level];
  const bar = barPart(3, chipHeight, x, color);
  const word = {
    ...manners.cellName,
    color: level === 'unchanged' || level === 'unknown' ? '#64748b' : color,
  };
  const half = (room - 24) * 0.56;
  const name = textPart(label, manners.cell, { x: x + 10, y: 3.5, width: half, lines: 1, element });
  const said = textPart(signed(level), word, {
    x: x + 14 + half,
    y: 3.5,
    width: room - 24 - half,
    lines: 1,
    element,
  });
  return [bar, name.part, said.part];
}

function signed(level: Level): string {
  return `${levelSigns[level]} ${levelWords[level]}`.trim();
}

function barPart(width: number, height: number, x: number, fill: string, gap = 0): PagePart {
  const path = [
    ['M', 0, -gap],
    ['L', width, -gap],
    ['L', width, height],
    ['L', 0, height],
    ['Z'],
  ] as const;
  return { x, y: 0, primitives: [{ type: 'path', path, fill }], element: null };
}

const cardInset = 14;

function cardBlocks(
  { label, level, verdict, causes, more, remarks }: WhyCard,
  width: number,
): FlowBlock[] {
  const color = levelColors[level];
  const beside = (height: number, gap: number) => barPart(3, height + 0.5, 0, color, gap);
  const layout = { x: cardInset, width: width - cardInset, beside };
  const heading = textBlocks(
    `${label}: ${signed(level)}`,
    { ...manners.heading, color },
    {
      ...layout,
      // The bar begins with the card, not with the room above it.
      beside: (height) => barPart(3, height + 0.5, 0, color),
      gap: 16,
      element: { tag: 'H3' },
      keepsWithNext: true,
    },
  );
  const sentences = [
    verdict,
    ...causes.map(({ sentence, numbers }) => withNumbers(sentence, numbers)),
  ];
  const rest = more > 0 ? [`And ${more} more ${more === 1 ? 'way' : 'ways'}.`] : [];
  return keptTogether([
    ...heading,
    ...sentences.flatMap((text) =>
      textBlocks(text, manners.body, { ...layout, gap: 3, element: { tag: 'P' } }),
    ),
    ...[...rest, ...remarks].flatMap((text) =>
      textBlocks(text, manners.small, { ...layout, gap: 3, element: { tag: 'P' } }),
    ),
  ]);
}

/** A card is not split over two pages unless it is as high as half a page. */
function keptTogether(blocks: readonly FlowBlock[]): FlowBlock[] {
  const height = blocks.reduce((sum, block) => sum + block.gap + block.height, 0);
  if (height > 480) return [...blocks];
  return blocks.map((block, at) => ({ ...block, keepsWithNext: at < blocks.length - 1 }));
}

/** A sentence with the numbers of the references on which it rests. */
function withNumbers(sentence: string, numbers: string): string {
  return numbers === '' ? sentence : `${sentence} [${numbers}]`;
}

const columns = [
  { title: 'What else changes', share: 0.26 },
  { title: 'Level', share: 0.13 },
  { title: 'Why', share: 0.61 },
] as const;

function otherBlocks({ others }: ReportScenario, width: number): FlowBlock[] {
  if (others.length === 0) return [];
  const table: PageElement = { tag: 'Table' };
  const titles = columns.map(({ title }) => ({ text: title, manner: manners.cellName }));
  const head = tableRow(titles, width, table, true);
  const heading = { ...head, parts: head.parts.map((part) => ({ ...part, element: null })) };
  const rows = others.map(({ label, kind, level, sentence, numbers }): FlowBlock => {
    const color = levelColors[level];
    const cells = [
      { text: `${label}\n${kind}`, manner: manners.cell },
      { text: signed(level), manner: { ...manners.cellName, color } },
      { text: withNumbers(sentence, numbers), manner: manners.cell },
    ];
    return { ...tableRow(cells, width, table, false), heading };
  });
  return [{ ...head, gap: 20, keepsWithNext: true }, ...rows];
}

function tableRow(
  cells: readonly { readonly text: string; readonly manner: Parameters<typeof textPart>[1] }[],
  width: number,
  table: PageElement,
  isHead: boolean,
): FlowBlock {
  const row: PageElement = { tag: 'TR', parent: table };
  let x = 0;
  const set = cells.map(({ text, manner }, at) => {
    const room = width * (columns[at]?.share ?? 0);
    const element: PageElement = isHead
      ? { tag: 'TH', parent: row, scope: 'Column' }
      : { tag: 'TD', parent: row };
    const layout = { x, y: 5, width: room - 10, lines: 8, element };
    x += room;
    return textPart(text, manner, layout);
  });
  const height = Math.max(...set.map((one) => one.height)) + 10;
  const line = rulePart(width, height, isHead ? '#64748b' : undefined);
  return { height, gap: 0, parts: [...set.map(({ part }) => part), line] };
}
