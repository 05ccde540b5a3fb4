import { toUtf8 } from '../utf8.ts';

/** PDF syntax as text: every character of it is one byte. ISO 32000-1, 7.3. */
type PdfValue = string | number | undefined;

/** A dictionary; entries without a value are left out. */
export function dictionary(entries: Readonly<Record<string, PdfValue>>): string {
  const parts = Object.entries(entries)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `/${name} ${typeof value === 'number' ? real(value) : value}`);
  return `<<${parts.join(' ')}>>`;
}

export function array(values: readonly (string | number)[]): string {
  return `[${values.map((value) => (typeof value === 'number' ? real(value) : value)).join(' ')}]`;
}

/** Text of any script for people, such as a title. */
export function textString(text: string): string {
  return `<feff${utf16Hex(text)}>`;
}

/** A name from any text. */
export function nameOf(text: string): string {
  return `/${[...toUtf8(text)].map(nameCharacter).join('')}`;
}

/** A number as PDF has it: no exponent, five decimals, which is far below what any device shows. */
export function real(value: number): string {
  const rounded = Math.round(value * 100_000) / 100_000 || 0;
  if (Math.abs(rounded) >= 0.001 || rounded === 0) return String(rounded);
  return rounded.toFixed(5);
}

/** In hexadecimal digits, big end first. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i += 1) hex += hex16(text.charCodeAt(i));
  return hex;
}

export function hex16(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function nameCharacter(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w.+-]/u.test(character) ? character : `#${byte.toString(16).padStart(2, '0')}`;
}
