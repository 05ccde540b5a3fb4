import type { EmbeddedFonts } from '../paint/svg.ts';

/** How a report looks as a page, on a screen and printed. */
export function reportStyle({ regular, semibold }: EmbeddedFonts): string {
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
.levels { list-style: none; padding: 0; margin: 14px 0; display: grid; gap: 6px 16px;
  grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); }
.levels li, article { border-left: 4px solid #94a3b8; padding: 2px 0 2px 12px; }
article { margin: 16px 0; }
article h3 { margin-top: 0; }
.levels [data-level="low"], article[data-level="low"] { border-color: #b45309; }
.levels [data-level="high"], article[data-level="high"] { border-color: #4338ca; }
[data-level="low"] b, article[data-level="low"] h3 { color: #b45309; }
[data-level="high"] b, article[data-level="high"] h3 { color: #4338ca; }
[data-level="uncertain"] b, [data-level="unchanged"] b { color: #64748b; }
.references { padding-inline-start: 32px; font-size: 13px; }
.references li { margin: 6px 0; }
footer { margin-top: 48px; border-top: 1px solid #e2e8f0; padding-top: 10px; }
@page { margin: 18mm; }
@media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } .wide { overflow: visible; } }
`;
