import * as fc from 'fast-check';

/** Text as people and their programs write it: markup, other scripts, control characters, halves of characters. */
export const text = fc.oneof(
  fc.constantFrom(
    '',
    'Serotonin',
    '<img src=x onerror=alert(1)>',
    'نورأدرينالين',
    'a\n"b"\\',
    '\u2028\u0000',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** Ids that have broken programs before come up as often as plain ones. */
export const idStem = fc
  .oneof(
    fc.constantFrom(
      'n',
      '__proto__',
      'constructor',
      'toString',
      '7',
      'é',
      '神',
      '<b>',
      '"',
      '\\',
      '👩‍🔬',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
  )
  .map((stem) => stem.replace(/[\s\p{Cc}\p{Cs}]/gu, '') || 'n');

export const coordinate = fc.oneof(
  fc.integer({ min: -5_000, max: 5_000 }),
  between(-1_000_000, 1_000_000),
);
export const size = between(0, 1_000);
export const fraction = between(0, 1);
export const scalar = between(-100, 100);
export const layer = fc.integer({ min: -1_000_000, max: 1_000_000 });
export const color = fc.constantFrom('#4338ca', '#FFFFFF80', 'none');
export const time = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Any JSON but for keys `__proto__`, which the schema is known to drop, and -0, which is written as 0. */
export const json = fc.jsonValue({ maxDepth: 3 }).map(plainJson);

/** Some fields always, others now and then. */
export function fields<Required, Optional = object>(
  required: { [Key in keyof Required]: fc.Arbitrary<Required[Key]> },
  optional: { [Key in keyof Optional]: fc.Arbitrary<Optional[Key]> },
): fc.Arbitrary<Required & Partial<Optional>> {
  return fc
    .tuple(fc.record(required), fc.record(optional, { requiredKeys: [] }))
    .map(([always, sometimes]) => ({ ...always, ...sometimes }) as Required & Partial<Optional>); // what fc.record makes of them, put together
}

function between(min: number, max: number): fc.Arbitrary<number> {
  // Adding 0 turns -0 into 0: the two are one place.
  return fc.double({ min, max, noNaN: true }).map((number) => number + 0);
}

function plainJson(value: unknown): unknown {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(entries.map(([key, inner]) => [key, plainJson(inner)]));
}
