import { statusMarkersCaution, statusMarkersTitle } from '../lab/status-markers.ts';
import { scenarioCaution } from '../matrix/roles.ts';
import type { Level } from '../whatif/scenario-words.ts';
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
import {
  markerWords,
  wayWords,
  withNumbers,
  type ReportReasons,
  type ReportScenario,
  type ReportWay,
} from './report-scenarios.ts';
import { reportWords } from '../words/report.ts';

/** As in the window, and dark enough to be read in print. */
const levelColors: Readonly<Record<Level, string>> = {
  low: '#b45309',
  high: '#4338ca',
  uncertain: '#64748b',
  unchanged: '#64748b',
  unknown: '#64748b',
};

/** What a scenario sets, and what it means: for each neurotransmitter, and in short for all else. */
export function findingBlocks(scenario: ReportScenario, width: number): FlowBlock[] {
  const { name, description, supplies, also, method } = scenario;
  const paragraph = (text: string, gap: number, keepsWithNext = false) =>
    textBlocks(text, manners.body, { width, gap, element: { tag: 'P' }, keepsWithNext });
  const small = (text: string, gap: number, keepsWithNext = false) =>
    textBlocks(text, manners.small, { width, gap, element: { tag: 'P' }, keepsWithNext });
  return onOnePage([
    ...sectionHeading(name, width),
    ...small(scenarioCaution, 2, true),
    ...(description.trim() === '' ? [] : paragraph(description.trim(), 8)),
    ...paragraph(supplies, 8, true),
    ...findingRows(scenario, width),
    ...also.flatMap((text, at) => paragraph(text, at === 0 ? 12 : 4)),
    ...small(method.join(' '), 10),
  ]);
}

/** Why: the best founded reasons first, as steps, each with the references that prove it. */
export function reasonBlocks(scenario: ReportScenario, width: number): FlowBlock[] {
  const { reasonsTitle, reasons, others, more, markers, rest } = scenario;
  if (reasons.length + others.length + markers.length + rest.length === 0) return [];
  return [
    ...sectionHeading(reasonsTitle, width),
    ...textBlocks(reportWords.reasonsCaution, manners.small, {
      width,
      gap: 2,
      element: { tag: 'P' },
      keepsWithNext: true,
    }),
    ...reasons.flatMap((one) => reasonCard(one, width)),
    ...otherBlocks(scenario, width),
    ...markerBlocks(scenario, width),
    ...(more > 0
      ? textBlocks(reportWords.more(more), manners.body, {
          width,
          gap: 6,
          element: { tag: 'P' },
        })
      : []),
    ...rest.flatMap((text) =>
      textBlocks(text, manners.small, { width, gap: 8, element: { tag: 'P' } }),
    ),
  ];
}

/** What is measured to learn the status of what is set: beside the reasons, so that the findings stay on one page. */
function markerBlocks({ markers }: ReportScenario, width: number): FlowBlock[] {
  if (markers.length === 0) return [];
  const said = (text: string, gap: number, keepsWithNext = false) =>
    textBlocks(text, manners.body, { width, gap, element: { tag: 'P' }, keepsWithNext });
  return [
    ...said(`${statusMarkersTitle}. ${statusMarkersCaution}`, 14, true),
    ...markers.flatMap((marker) => said(markerWords(marker), 3)),
  ];
}

interface Column {
  readonly title: string;
  /** Of the width. */
  readonly share: number;
}

const findingColumns: readonly Column[] = [
  {
    get title() {
      return reportWords.neurotransmitter;
    },
    share: 0.2,
  },
  {
    get title() {
      return reportWords.level;
    },
    share: 0.17,
  },
  {
    get title() {
      return reportWords.whatFound;
    },
    share: 0.63,
  },
];

function findingRows({ findings }: ReportScenario, width: number): FlowBlock[] {
  if (findings.length === 0) return [];
  return tableBlocks(
    findingColumns,
    width,
    findings.map(({ label, level, word, verdict }) => [
      { text: label, manner: manners.findingName },
      { text: word, manner: { ...manners.findingName, color: levelColors[level] } },
      { text: verdict, manner: manners.finding },
    ]),
    3,
  );
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
const stepInset = 20;

function reasonCard(
  { label, level, word, ways, more, remarks }: ReportReasons,
  width: number,
): FlowBlock[] {
  const color = levelColors[level];
  const beside = (height: number, gap: number) => barPart(3, height + 0.5, 0, color, gap);
  const layout = { x: cardInset, width: width - cardInset, beside };
  const heading = textBlocks(
    `${label}: ${word}`,
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
  const rest = more > 0 ? [reportWords.moreWays(more)] : [];
  return keptTogether([
    ...heading,
    ...ways.flatMap((way, at) => wayBlocks(way, at, layout)),
    ...[...rest, ...remarks].flatMap((text) =>
      textBlocks(text, manners.small, { ...layout, gap: 3, element: { tag: 'P' } }),
    ),
  ]);
}

function wayBlocks(
  { lead, steps }: ReportWay,
  at: number,
  layout: Pick<Parameters<typeof textBlocks>[2], 'x' | 'width' | 'beside'>,
): FlowBlock[] {
  const { x = 0, width } = layout;
  const said = at === 0 ? lead : `Also: ${lead}`.replace(/: $/u, ':');
  const leading =
    said === ''
      ? []
      : textBlocks(said, manners.body, {
          ...layout,
          gap: 5,
          element: { tag: 'P' },
          keepsWithNext: steps.length > 0,
        });
  const listed = steps.flatMap(({ sentence, numbers }, index) => {
    const element: PageElement = { tag: 'P' };
    const [first, ...others] = textBlocks(withNumbers(sentence, numbers), manners.body, {
      ...layout,
      x: x + stepInset,
      width: width - stepInset,
      gap: 2,
      element,
    });
    if (!first) return [];
    const mark = textPart(`${index + 1}.`, manners.body, {
      x,
      width: stepInset,
      lines: 1,
      element,
    });
    return [{ ...first, parts: [mark.part, ...first.parts] }, ...others];
  });
  return [...leading, ...listed];
}

/** What a person is handed: not split over two pages where one is enough. */
function onOnePage(blocks: readonly FlowBlock[]): FlowBlock[] {
  return keptTogether(blocks, 880);
}

/** A card is not split over two pages unless it is as high as half a page. */
function keptTogether(blocks: readonly FlowBlock[], most = 480): FlowBlock[] {
  const height = blocks.reduce((sum, block) => sum + block.gap + block.height, 0);
  if (height > most) return [...blocks];
  return blocks.map((block, at) => ({ ...block, keepsWithNext: at < blocks.length - 1 }));
}

const otherColumns: readonly Column[] = [
  {
    get title() {
      return reportWords.whatElseChanges;
    },
    share: 0.2,
  },
  {
    get title() {
      return reportWords.whatFound;
    },
    share: 0.28,
  },
  {
    get title() {
      return reportWords.why;
    },
    share: 0.52,
  },
];

function otherBlocks({ others }: ReportScenario, width: number): FlowBlock[] {
  if (others.length === 0) return [];
  const rows = others.map(({ label, kind, word, verdict, way }) => [
    { text: `${label}\n${kind}`, manner: manners.cell },
    { text: `${word}\n${verdict}`, manner: manners.cell },
    { text: way ? wayWords(way) : '', manner: manners.cell },
  ]);
  return tableBlocks(otherColumns, width, rows);
}

interface Cell {
  readonly text: string;
  readonly manner: Parameters<typeof textPart>[1];
}

/** A table whose headings are repeated on each page. */
function tableBlocks(
  columns: readonly Column[],
  width: number,
  rows: readonly (readonly Cell[])[],
  padding = 5,
): FlowBlock[] {
  const table: PageElement = { tag: 'Table' };
  const titles = columns.map(({ title }) => ({ text: title, manner: manners.cellName }));
  const head = tableRow(columns, titles, width, { table, isHead: true, padding });
  const heading = { ...head, parts: head.parts.map((part) => ({ ...part, element: null })) };
  return [
    { ...head, gap: 12, keepsWithNext: true },
    ...rows.map((cells): FlowBlock => ({
      ...tableRow(columns, cells, width, { table, isHead: false, padding }),
      heading,
    })),
  ];
}

function tableRow(
  columns: readonly Column[],
  cells: readonly Cell[],
  width: number,
  {
    table,
    isHead,
    padding,
  }: { readonly table: PageElement; readonly isHead: boolean; readonly padding: number },
): FlowBlock {
  const row: PageElement = { tag: 'TR', parent: table };
  let x = 0;
  const set = cells.map(({ text, manner }, at) => {
    const room = width * (columns[at]?.share ?? 0);
    const element: PageElement = isHead
      ? { tag: 'TH', parent: row, scope: 'Column' }
      : { tag: 'TD', parent: row };
    const layout = { x, y: padding, width: room - 10, lines: 12, element };
    x += room;
    return textPart(text, manner, layout);
  });
  const height = Math.max(...set.map((one) => one.height)) + 2 * padding;
  const line = rulePart(width, height, isHead ? '#64748b' : undefined);
  return { height, gap: 0, parts: [...set.map(({ part }) => part), line] };
}
