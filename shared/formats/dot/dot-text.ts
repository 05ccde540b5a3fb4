/** A quoted text of the DOT language: quotes and backslashes escaped, control characters out, breaks as `\n`. */
export function dotText(text: string): string {
  const safe = text
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, (sign) => (sign === '\n' ? sign : ' '))
    .replaceAll(/["\\]/gu, (sign) => `\\${sign}`)
    .replaceAll('&', '&amp;')
    .replaceAll('\n', '\\n');
  return `"${safe}"`;
}

/** A list of attributes in brackets; numbers to two places. */
export function dotAttributes(values: Readonly<Record<string, string | number>>): string {
  const parts = Object.entries(values).map(([name, value]) => {
    return `${name}=${typeof value === 'number' ? String(Math.round(value * 100) / 100) : dotText(value)}`;
  });
  return `[${parts.join(' ')}]`;
}
