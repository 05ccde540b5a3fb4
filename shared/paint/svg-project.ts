import { failure, success, type Result } from '../result.ts';
import type { PackingFault } from '../bytes/inflate.ts';
import { fromUtf8 } from '../bytes/bytes.ts';

/** Tells our element from those of others, whatever prefix an editor gave it. */
const namespace = 'urn:neuromatrix:project';

/** The project as SVG metadata: the text of its file, readable as it is, and the same again when it is read back. */
export function projectMetadata(projectText: string): string {
  const name = 'nm:project';
  return `<metadata><${name} xmlns:nm="${namespace}" xml:space="preserve">${escapeText(projectText)}</${name}></metadata>`;
}

// JSON has them only within strings, where it can write them by their numbers; XML cannot write them at all.
// eslint-disable-next-line no-control-regex -- they are what it takes out
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu;
const marks = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/** Of text between tags only these are special: quotes, of which a project is full, may stay. */
function escapeText(json: string): string {
  return json
    .replaceAll(
      impossible,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll(/[&<>]/gu, (character) => marks.get(character) ?? character);
}

/**
 * The text of the project in an SVG file, not yet parsed; null if there is none. Another program may have written the
 * file again: with another prefix, with the namespace declared elsewhere, or with the text as character data.
 */
export function readSvgProject(bytes: Uint8Array): Result<string | null, PackingFault> {
  const svg = fromUtf8(bytes);
  if (svg === null) return success(null);
  const prefix = prefixOf(svg);
  if (prefix === null) return success(null);
  const tag = prefix === '' ? 'project' : `${prefix}:project`;
  const open = startOf(svg, tag);
  if (open === -1) return success(null);
  const start = svg.indexOf('>', open) + 1;
  if (start === 0 || svg[start - 2] === '/') return failure('damaged');
  const end = svg.indexOf(`</${tag}`, start);
  return end === -1 ? failure('damaged') : success(unescapeText(svg.slice(start, end)));
}

/** The prefix that stands for the namespace; empty where it is the default, null where it is not named. */
function prefixOf(svg: string): string | null {
  const found = /\sxmlns(?::([\w.-]{1,100}))?\s*=\s*(["'])urn:neuromatrix:project\2/u.exec(svg);
  return found ? (found[1] ?? '') : null;
}

function startOf(svg: string, tag: string): number {
  for (let at = svg.indexOf(`<${tag}`); at !== -1; at = svg.indexOf(`<${tag}`, at + 1)) {
    if (/[\s/>]/u.test(svg[at + tag.length + 1] ?? '')) return at;
  }
  return -1;
}

const cdataStart = '<![CDATA[';

/** Character data as it was written: references resolved, except in sections that have none. */
function unescapeText(text: string): string {
  return text
    .split(cdataStart)
    .map((piece, index) => {
      const end = index === 0 ? -1 : piece.indexOf(']]>');
      return end === -1 ? resolved(piece) : piece.slice(0, end) + resolved(piece.slice(end + 3));
    })
    .join('');
}

const names = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolved(text: string): string {
  return text.replaceAll(
    /&(?:([a-z]{2,4})|#(\d{1,7})|#x([\da-fA-F]{1,6}));/gu,
    (whole, name?: string, decimal?: string, hexadecimal?: string) => {
      if (name !== undefined) return names.get(name) ?? whole;
      const code = Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}
