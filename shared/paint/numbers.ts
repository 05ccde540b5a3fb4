/**
 * A number, as short as a hundredth of a unit allows; never with an exponent, never minus zero. Put together from whole
 * numbers, which become text several times as fast as fractions: a drawing has half a million numbers.
 */
export function shortNumber(value: number): string {
  const hundredths = Math.round(value * 100);
  const rest = hundredths % 100;
  // NaN and infinity also become 0.
  if (!rest) return String(hundredths / 100 || 0);
  const digits = Math.abs(rest);
  const sign = hundredths < 0 ? '-' : '';
  const whole = (Math.abs(hundredths) - digits) / 100;
  if (digits % 10 === 0) return `${sign}${whole}.${digits / 10}`;
  return `${sign}${whole}.${digits < 10 ? '0' : ''}${digits}`;
}
