import { unreachable } from '../../result.ts';
import type { Spelling } from './gpml-attributes.ts';

/** The text of a property in our one spelling of it; null where it cannot be read as what it should be. */
export function readSpelling(spelling: Spelling, raw: string): string | null {
  switch (spelling) {
    case 'number':
    case 'size':
      return spellNumber(raw, spelling === 'size' ? 0 : -Infinity);
    case 'integer':
      return spellNumber(raw, -Infinity, true);
    case 'angle':
      return quarterTurns.get(raw) ?? spellNumber(raw, -Infinity);
    case 'color':
      return spellColor(raw);
    case 'text':
      return raw;
    default:
      return unreachable(spelling);
  }
}

const quarterTurns = new Map([
  ['Top', '0'],
  ['Right', String(Math.PI / 2)],
  ['Bottom', String(Math.PI)],
  ['Left', String((3 * Math.PI) / 2)],
]);

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

function spellNumber(raw: string, least: number, whole = false): string | null {
  const text = raw.trim();
  if (!numberPattern.test(text)) return null;
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) return null;
  if (whole && !Number.isInteger(value)) return null;
  return String(value === 0 ? 0 : value);
}

/** `rrggbb` or `rrggbbaa`, in small letters. */
function spellColor(raw: string): string | null {
  const named = namedColors.get(raw.toLowerCase());
  if (named !== undefined) return named;
  const digits = raw.replace(/^#/u, '').toLowerCase();
  if (!/^[0-9a-f]{1,8}$/u.test(digits)) return null;
  return digits.length <= 6 ? digits.padStart(6, '0') : digits.padEnd(8, '0');
}

const namedColors = new Map([
  ['aqua', '00ffff'],
  ['black', '000000'],
  ['blue', '0000ff'],
  ['fuchsia', 'ff00ff'],
  ['gray', '808080'],
  ['green', '008000'],
  ['lime', '00ff00'],
  ['maroon', '800000'],
  ['navy', '000080'],
  ['olive', '808000'],
  ['purple', '800080'],
  ['red', 'ff0000'],
  ['silver', 'c0c0c0'],
  ['teal', '008080'],
  ['white', 'ffffff'],
  ['yellow', 'ffff00'],
  ['transparent', '00000000'],
]);
