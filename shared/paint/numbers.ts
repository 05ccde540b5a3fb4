/** A number as short as a hundredth of a unit allows; never in exponents, never minus zero. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}
