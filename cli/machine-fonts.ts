import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { isBundled } from '../shared/scene/text-layout.ts';

/**
 * A surface that draws characters that its fonts lack with fonts of the machine. Skia for Node looks only in the
 * families that are named. When a character is first drawn, a family that has it is looked for, and is named from then
 * on.
 */
export function surfaceWithMachineFonts(canvas: Canvas): SKRSContext2D {
  const surface = canvas.getContext('2d');
  const fillText = surface.fillText.bind(surface);
  const measureText = surface.measureText.bind(surface);
  let asked = surface.font;
  // The setter that all surfaces share, as this one gets its own.
  const nameFamilies = () => Reflect.set(prototype, 'font', withFamilies(asked), surface);
  const prepare = (text: string) => {
    if (findFamiliesFor(text)) nameFamilies();
  };
  Object.defineProperty(surface, 'font', {
    configurable: true,
    get: () => asked,
    set: (font: string) => {
      asked = font;
      nameFamilies();
    },
  });
  surface.fillText = (text, ...at) => {
    prepare(text);
    fillText(text, ...at);
  };
  surface.measureText = (text) => {
    prepare(text);
    return measureText(text);
  };
  return surface;
}

const prototype = Object.getPrototypeOf(createCanvas(1, 1).getContext('2d')) as SKRSContext2D;

/** Families for characters that the usual ones lack, in the order in which they were needed. */
const needed: string[] = [];
const lookedFor = new Set<string>();

function withFamilies(font: string): string {
  return [font, ...needed.map((family) => `"${family}"`)].join(', ');
}

/** Looks for families with the characters of a text that the bundled font lacks; true if it found one more. */
function findFamiliesFor(text: string): boolean {
  const before = needed.length;
  for (const character of text) {
    if (isBundled(character) || lookedFor.has(character)) continue;
    lookedFor.add(character);
    if (!shown.test(character) || needed.some((family) => hasGlyph(family, character))) continue;
    const family = candidates().find((one) => hasGlyph(one, character));
    if (family !== undefined) needed.push(family);
  }
  return needed.length > before;
}

const shown = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u;

let families: readonly string[] | null = null;

/** Of the machine's families those for running text first; fonts that have a box for everything have nothing. */
function candidates(): readonly string[] {
  families ??= GlobalFonts.families
    .map(({ family }) => family)
    .filter((family) => !/last ?resort|blank|inter/iu.test(family))
    .map((family) => ({ family, rank: rankOf(family) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ family }) => family);
  return families;
}

function rankOf(family: string): number {
  if (/mono|serif|typewriter|script|display/iu.test(family) && !/sans/iu.test(family)) return 2;
  return /sans|gothic|hei|kai|yahei|ui\b/iu.test(family) ? 0 : 1;
}

// No font has a glyph for it, so it looks as everything does that a family lacks.
const nowhere = '\u{10fffe}';
const side = 24;
const lacking = new Map<string, string>();

function hasGlyph(family: string, character: string): boolean {
  const none = lacking.get(family) ?? pixelsOf(family, nowhere);
  lacking.set(family, none);
  const found = pixelsOf(family, character);
  return found !== none && found !== empty();
}

let nothing: string | null = null;

function empty(): string {
  nothing ??= pixelsOf('', '');
  return nothing;
}

function pixelsOf(family: string, character: string): string {
  const surface = createCanvas(side, side).getContext('2d');
  surface.font = `${side / 2}px "${family}"`;
  surface.fillText(character, side / 6, (side * 3) / 4);
  return surface.getImageData(0, 0, side, side).data.join();
}
