import { statusMarkersCaution, statusMarkersTitle } from '../lab/status-markers.ts';
import {
  cellWords,
  roles,
  roleSigns,
  roleLabels,
  scenarioCaution,
  type Role,
} from '../matrix/roles.ts';
import { legend } from '../paint/extras/legend.ts';
import type { Picture } from '../paint/picture.ts';
import { pathData, attributes, escapeXml } from '../paint/markup.ts';
import { paintSvg, type EmbeddedFonts } from '../paint/svg.ts';
import { outlineOf } from '../scene/node-shapes.ts';
import {
  figureCaption,
  reportLook,
  hasContested,
  idleWords,
  type ReportMatrix,
} from './report-matrix.ts';
import {
  markerWords,
  wayWords,
  type ReportReasons,
  type ReportScenario,
} from './report-scenarios.ts';
import { paragraphsOf, type Report } from './report.ts';
import { reportWords } from '../words/report.ts';

/**
 * A report as one HTML file that needs nothing else: it contains the figure as SVG and the font as data. It has no
 * scripts, and its policy allows none, whatever a label contains. The same report gives the same text.
 */
export function writeReportHtml(report: Report, fonts: EmbeddedFonts): string {
  const { title, byline, description, summary, caution, figure, matrix, scenarios } = report;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Neuromatrix">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${reportStyle(fonts)}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1 dir="auto">${escapeXml(title)}</h1>`,
    ...(byline.length > 0 ? [paragraph(byline.join('  ·  '), 'quiet')] : []),
    ...paragraphs(description),
    '<aside>',
    ...summary.map((text) => paragraph(text)),
    paragraph(caution, 'quiet'),
    '</aside>',
    ...scenarios.flatMap(findingsHtml),
    ...(figure ? figureHtml(figure) : []),
    ...scenarios.flatMap(reasonsHtml),
    ...(matrix ? matrixHtml(matrix) : []),
    ...referencesHtml(report),
    ...notesHtml(reportWords.notes, report.notes),
    ...notesHtml(reportWords.appendixSameDatabases, report.records),
    `<footer>${reportWords.credit}</footer>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function paragraph(text: string, name?: string): string {
  return `<p ${attributes({ class: name, dir: 'auto' })}>${escapeXml(text)}</p>`;
}

function paragraphs(text: string): string[] {
  return paragraphsOf(text).map((line) => paragraph(line));
}

function figureHtml(figure: Picture): string[] {
  const { height, primitives } = legend(figure.items, 720, reportLook);
  const frame = { x: 0, y: 0, width: 720, height: height + 4 };
  const key: Picture = {
    ...figure,
    items: [],
    extras: primitives,
    frame,
    title: reportWords.legend,
  };
  return [
    '<figure>',
    paintSvg(figure, { fonts: null }),
    `<figcaption>${figureCaption(figure)}</figcaption>`,
    ...(primitives.length > 0 ? [paintSvg({ ...key, description: '' }, { fonts: null })] : []),
    '</figure>',
  ];
}

function matrixHtml(matrix: ReportMatrix): string[] {
  const { columns, groups, idle, isTooLarge } = matrix;
  if (isTooLarge)
    return [
      '<section>',
      `<h2>${reportWords.supportMatrix}</h2>`,
      paragraph([reportWords.matrixTooLarge, ...matrix.limits].join(' ')),
      '</section>',
    ];
  const head = columns.map((label) => `<th scope="col" dir="auto">${escapeXml(label)}</th>`);
  return [
    '<section>',
    `<h2>${reportWords.supportMatrix}</h2>`,
    paragraph(matrix.words, 'quiet'),
    `<p class="key">${keyOf(matrix).join('')}</p>`,
    '<div class="wide"><table class="matrix">',
    `<thead><tr><th scope="col">${reportWords.supportFactor}</th>${head.join('')}</tr></thead>`,
    ...groups.map(({ label, rows }) => {
      const span = columns.length + 1;
      const group = `<tr class="group"><th scope="rowgroup" colspan="${span}">${escapeXml(label)}</th></tr>`;
      const lines = rows.map(
        (row) =>
          `<tr><th scope="row" dir="auto">${escapeXml(row.label)}</th>${row.cells.map(cellHtml).join('')}</tr>`,
      );
      return `<tbody>${group}\n${lines.join('\n')}</tbody>`;
    }),
    '</table></div>',
    ...(idle.length > 0 ? [paragraph(idleWords(idle), 'quiet')] : []),
    '</section>',
  ];
}

function keyOf(matrix: ReportMatrix): string[] {
  const contested = `<span>${roleSign('cofactor', true)} ${reportWords.contested}</span>`;
  return [
    ...roles.map((role) => `<span>${roleSign(role, false)} ${roleLabels[role]}</span>`),
    ...(hasContested(matrix) ? [contested] : []),
  ];
}

function cellHtml({
  roles: shown,
  more,
}: ReportMatrix['groups'][number]['rows'][number]['cells'][number]) {
  const lines = shown.map(
    (told) =>
      `<div>${roleSign(told.role, told.isContested)} <bdi>${escapeXml(cellWords(told))}</bdi>${citation(told.numbers)}</div>`,
  );
  const rest = more > 0 ? `<div class="quiet">and ${more} more</div>` : '';
  return `<td>${lines.join('')}${rest}</td>`;
}

function roleSign(role: Role, isContested: boolean): string {
  const { shape, fill, border, rotation } = roleSigns[role];
  const path = attributes({
    d: pathData(outlineOf(shape, 11, 11, 0.5)),
    fill,
    stroke: border,
    'stroke-width': 1.2,
    'stroke-dasharray': isContested ? '2 1.5' : undefined,
    transform: rotation === undefined ? undefined : `rotate(${rotation} 5.5 5.5)`,
  });
  const name = isContested ? `${roleLabels[role]}, contested` : roleLabels[role];
  return `<svg class="sign" viewBox="-1 -1 13 13" width="13" height="13" role="img" aria-label="${name}"><path ${path}/></svg>`;
}

function citation(numbers: string): string {
  return numbers === '' ? '' : ` <span class="cite">[${escapeXml(numbers)}]</span>`;
}

function findingsHtml(scenario: ReportScenario): string[] {
  const { name, description, supplies, findings, also, method } = scenario;
  return [
    '<section>',
    `<h2 dir="auto">${escapeXml(name)}</h2>`,
    paragraph(scenarioCaution, 'quiet'),
    ...paragraphs(description),
    paragraph(supplies),
    ...(findings.length > 0
      ? tableHtml(
          [reportWords.neurotransmitter, reportWords.level, reportWords.whatFound],
          findings.map(({ label, level, word, verdict }) => ({
            level,
            name: escapeXml(label),
            cells: [`<b>${word}</b>`, escapeXml(verdict)],
          })),
        )
      : []),
    ...also.map((text) => paragraph(text)),
    paragraph(method.join(' '), 'quiet'),
    '</section>',
  ];
}

function reasonsHtml({
  reasonsTitle,
  reasons,
  others,
  more,
  markers,
  rest,
}: ReportScenario): string[] {
  if (reasons.length + others.length + markers.length + rest.length === 0) return [];
  return [
    '<section>',
    `<h2 dir="auto">${escapeXml(reasonsTitle)}</h2>`,
    paragraph(reportWords.reasonsCaution, 'quiet'),
    ...reasons.map(reasonHtml),
    ...(others.length > 0
      ? tableHtml(
          [reportWords.whatElseChanges, reportWords.whatFound, reportWords.why],
          others.map(({ label, kind, level, word, verdict, way }) => ({
            level,
            name: `${escapeXml(label)}<div class="quiet">${kind}</div>`,
            cells: [
              `<b>${word}</b><div>${escapeXml(verdict)}</div>`,
              escapeXml(way ? wayWords(way) : ''),
            ],
          })),
        )
      : []),
    ...(more > 0 ? [paragraph(reportWords.more(more))] : []),
    ...(markers.length === 0 ? [] : [paragraph(`${statusMarkersTitle}. ${statusMarkersCaution}`)]),
    ...markers.map((marker) => paragraph(markerWords(marker))),
    ...rest.map((text) => paragraph(text, 'quiet')),
    '</section>',
  ];
}

function reasonHtml({ label, level, word, ways, more, remarks }: ReportReasons): string {
  return [
    `<article data-level="${level}"><h3><bdi>${escapeXml(label)}</bdi>: ${word}</h3>`,
    ...ways.flatMap(({ lead, steps }, at) => [
      ...(at > 0 || lead !== '' ? [paragraph(at === 0 ? lead : `Also: ${lead}`.trim())] : []),
      '<ol class="steps">',
      ...steps.map(
        ({ sentence, numbers }) => `<li dir="auto">${escapeXml(sentence)}${citation(numbers)}</li>`,
      ),
      '</ol>',
    ]),
    ...(more > 0 ? [paragraph(reportWords.moreWays(more), 'quiet')] : []),
    ...remarks.map((text) => paragraph(text, 'quiet')),
    '</article>',
  ].join('');
}

interface TableLine {
  readonly level: string;
  /** As HTML. */
  readonly name: string;
  readonly cells: readonly string[];
}

function tableHtml(titles: readonly string[], lines: readonly TableLine[]): string[] {
  return [
    '<div class="wide"><table>',
    `<thead><tr>${titles.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...lines.map(
      ({ level, name, cells }) =>
        `<tr data-level="${level}"><th scope="row" dir="auto">${name}</th>${cells.map((cell) => `<td dir="auto">${cell}</td>`).join('')}</tr>`,
    ),
    '</tbody></table></div>',
  ];
}

function notesHtml(title: string, notes: Report['notes']): string[] {
  if (notes.length === 0) return [];
  return [
    '<section>',
    `<h2>${title}</h2>`,
    ...notes.flatMap(({ name, text }) => [
      `<h3 dir="auto">${escapeXml(name)}</h3>`,
      ...paragraphs(text),
    ]),
    '</section>',
  ];
}

function referencesHtml({ references }: Report): string[] {
  if (references.length === 0) return [];
  return [
    '<section>',
    `<h2>${reportWords.references}</h2>`,
    '<ol class="references">',
    ...references.map(({ words, identifiers }) => {
      const shown = identifiers.map(({ text, url }) =>
        url === undefined
          ? escapeXml(text)
          : `<a ${attributes({ href: url, rel: 'noreferrer' })}>${escapeXml(text)}</a>`,
      );
      return `<li dir="auto">${[escapeXml(words), ...shown].join(' ')}</li>`;
    }),
    '</ol>',
    '</section>',
  ];
}

/** How a report looks as a page, on a screen and printed. */
function reportStyle({ regular, semibold }: EmbeddedFonts): string {
  return `${face(400, regular)}${face(600, semibold)}${rules.replaceAll(/\s+/gu, ' ')}`;
}

function face(weight: number, data: string): string {
  return `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/woff2;base64,${data})format("woff2")}`;
}

const rules = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #ffffff; color: #1e293b; font: 15px/1.5 Inter, system-ui, sans-serif; }
main { max-width: 900px; margin: 0 auto; padding: 48px 32px; overflow-wrap: anywhere; }
h1 { font-size: 32px; line-height: 1.2; margin: 0 0 8px; font-weight: 600; }
h2 { font-size: 22px; line-height: 1.3; margin: 44px 0 8px; font-weight: 600; break-after: avoid; }
h3 { font-size: 15px; margin: 14px 0 4px; font-weight: 600; break-after: avoid; }
p { margin: 4px 0; white-space: pre-wrap; }
a { color: #4338ca; }
.quiet, figcaption, footer { color: #64748b; font-size: 13px; font-weight: 400; }
aside { background: #f4f5fd; border-left: 4px solid #4338ca; padding: 10px 18px; margin: 20px 0; }
figure { margin: 28px 0; }
figure > svg { display: block; max-width: 100%; height: auto; margin: 0 0 12px; }
[data-level] td:nth-child(2) { white-space: nowrap; }
figcaption { margin-bottom: 16px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; overflow-wrap: normal; }
th, td { text-align: start; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid #e2e8f0; }
thead th { border-bottom-color: #64748b; }
thead { display: table-header-group; }
tr, article, li { break-inside: avoid; }
.group th { font-size: 11px; letter-spacing: .06em; text-transform: uppercase; color: #64748b; padding-top: 16px; }
.cite { color: #64748b; font-size: 11px; white-space: nowrap; }
.sign { vertical-align: -2px; }
.key span { margin-inline-end: 18px; font-size: 13px; color: #64748b; white-space: nowrap; }
.key { white-space: normal; }
article { border-left: 4px solid #94a3b8; padding: 2px 0 2px 12px; }
article { margin: 16px 0; }
article h3 { margin-top: 0; }
article[data-level="low"] { border-color: #b45309; }
article[data-level="high"] { border-color: #4338ca; }
[data-level="low"] b, article[data-level="low"] h3 { color: #b45309; }
[data-level="high"] b, article[data-level="high"] h3 { color: #4338ca; }
[data-level="uncertain"] b, [data-level="unchanged"] b, [data-level="unknown"] b { color: #64748b; }
.steps { margin: 4px 0; padding-inline-start: 24px; }
.references { padding-inline-start: 32px; font-size: 13px; }
.references li { margin: 6px 0; }
footer { margin-top: 48px; border-top: 1px solid #e2e8f0; padding-top: 10px; }
@page { margin: 18mm; }
@media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } .wide { overflow: visible; } }
`;
