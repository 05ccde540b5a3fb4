/**
 * How the text begins, from its first sign that is neither blank nor a byte order mark. At most `length` UTF-16 units.
 *
 * For patterns that tell formats apart: on a whole file of blanks a pattern that skips them exhausts its stack.
 */
export function beginningOf(text: string, length = 1_000): string {
  let start = 0;
  while (start < text.length && isBlank(text.charCodeAt(start))) start += 1;
  return text.slice(start, start + length);
}

/** As `\s` of a pattern, which counts the byte order mark too. */
function isBlank(unit: number): boolean {
  return unit <= 0x20
    ? unit === 0x20 || (unit >= 9 && unit <= 13)
    : unit > 0x7f && otherBlank(unit);
}

function otherBlank(unit: number): boolean {
  return /^\s$/u.test(String.fromCharCode(unit));
}
