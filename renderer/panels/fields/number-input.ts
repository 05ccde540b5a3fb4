export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/** Reads what a person typed as a number, decimal comma included; in words what is wrong with it, for it to be mended. */
export function readNumber(
  text: string,
  { min, max }: NumberRange,
): { readonly value: number } | { readonly problem: string } {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(plain))
    return { problem: 'Type a number, such as 12.5.' };
  const value = Number(plain);
  if (value < min) return { problem: `Must be ${shortNumber(min)} or more.` };
  if (value > max) return { problem: `Must be ${shortNumber(max)} or less.` };
  return { value: value === 0 ? 0 : value };
}

/** At most two decimals: what a person can tell apart on the canvas. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
