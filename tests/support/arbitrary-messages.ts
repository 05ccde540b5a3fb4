import * as fc from 'fast-check';
import type { RequestInput, RequestName } from '../../shared/host.ts';
import { aNode, aProject } from './a-project.ts';
import { text } from './arbitrary-values.ts';

/** How to make a value that JSON cannot hold, on the side that sends it. */
export type Recipe =
  | { readonly make: 'plain'; readonly value: string | number | boolean | null }
  | { readonly make: 'undefined' | 'nan' | 'infinity' | 'bigint' | 'date' | 'regexp' | 'error' }
  | { readonly make: 'function' | 'symbol' | 'circle' | 'promise' | 'getter' }
  | { readonly make: 'bytes' | 'buffer' | 'floats' | 'deep'; readonly size: number }
  | { readonly make: 'list' | 'set'; readonly items: readonly Recipe[] }
  | { readonly make: 'record' | 'map' | 'bare'; readonly entries: readonly [string, Recipe][] };

/** Makes the value. Runs in the page, in the preload script and in Node, so it uses nothing from outside itself. */
export function makeValue(recipe: Recipe): unknown {
  const build = (one: Recipe): unknown => {
    switch (one.make) {
      case 'plain':
        return one.value;
      case 'list':
        return one.items.map(build);
      case 'set':
        return new Set(one.items.map(build));
      case 'record':
        return Object.fromEntries(one.entries.map(([key, inner]) => [key, build(inner)]));
      case 'bare':
        return Object.assign(Object.create(null) as object, build({ ...one, make: 'record' }));
      case 'map':
        return new Map(one.entries.map(([key, inner]) => [key, build(inner)]));
      case 'bytes':
        return new Uint8Array(one.size);
      case 'buffer':
        return new ArrayBuffer(one.size);
      case 'floats':
        return new Float64Array(one.size);
      case 'deep': {
        let value: unknown = 'inside';
        for (let depth = 0; depth < one.size; depth += 1) value = [value];
        return value;
      }
      case 'circle': {
        const circle: Record<string, unknown> = {};
        circle['self'] = circle;
        return circle;
      }
      case 'getter':
        return Object.defineProperty({}, 'document', {
          enumerable: true,
          get: () => {
            throw new Error('This must not be read.');
          },
        });
      case 'nan':
        return Number.NaN;
      case 'infinity':
        return Number.POSITIVE_INFINITY;
      case 'bigint':
        return 10n ** 30n;
      case 'date':
        return new Date(Number.NaN);
      case 'regexp':
        return /(a+)+$/u;
      case 'error':
        return new TypeError('This is an error.');
      case 'function':
        return () => 'called';
      case 'symbol':
        return Symbol('one');
      case 'promise':
        return Promise.resolve('later');
      case 'undefined':
      default:
        return undefined;
    }
  };
  return build(recipe);
}

const plain = (value: string | number | boolean | null): Recipe => ({ make: 'plain', value });

/** Texts that have led a program to another file, another page or another object. */
const luringText = fc.constantFrom(
  '../../../etc/passwd',
  '..\\..\\secret.txt',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  'CON',
  '\u0000',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://user:word@example.org:99999/',
  '__proto__',
  'constructor',
  '%2e%2e%2f',
  'x'.repeat(300),
  '\ud800',
);

const leaf: fc.Arbitrary<Recipe> = fc.oneof(
  luringText.map(plain),
  text.map(plain),
  fc.double().map((value): Recipe => (Number.isFinite(value) ? plain(value) : { make: 'nan' })),
  fc.integer().map(plain),
  fc.boolean().map(plain),
  fc.constant(plain(null)),
  fc
    .constantFrom(
      ...(['undefined', 'nan', 'infinity', 'bigint', 'date', 'regexp', 'error'] as const),
      ...(['function', 'symbol', 'circle', 'promise', 'getter'] as const),
    )
    .map((make): Recipe => ({ make })),
  fc.record({
    make: fc.constantFrom('bytes', 'buffer', 'floats', 'deep'),
    size: fc.constantFrom(0, 1, 1_000),
  }),
);

const keys = fc.oneof(
  fc.constantFrom(
    'document',
    'id',
    'project',
    'name',
    'data',
    'url',
    'target',
    '__proto__',
    'then',
  ),
  fc.string({ maxLength: 8 }),
);

/** Any value that one process may send to another, and some that it may not. */
const anyRecipe: fc.Arbitrary<Recipe> = fc.letrec<{ value: Recipe }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({
      make: fc.constantFrom('list' as const, 'set' as const),
      items: fc.array(tie('value'), { maxLength: 4 }),
    }),
    fc.record({
      make: fc.constantFrom('record' as const, 'map' as const, 'bare' as const),
      entries: fc.array(fc.tuple(keys, tie('value')), { maxLength: 5 }),
    }),
  ),
})).value;

/** Something that a window really says, for each request that says anything. */
const spoken: Partial<{ [Name in RequestName]: RequestInput<Name> }> = {
  declineOpened: { document: 'd' },
  openProject: { target: 'here' },
  openRecent: { id: 'r', target: 'elsewhere' },
  saveProject: { document: 'd', project: aProject(), overwrite: false },
  lookOutside: { document: 'd' },
  takeOutside: { document: 'd', hash: 'h' },
  saveProjectAs: { document: 'd', project: aProject(), suggestedName: 'x' },
  keepDraft: { document: 'd', number: 1, base: null, lines: ['{}'], parts: [], name: 'x' },
  dropDraft: { document: 'd' },
  restoreDraft: { id: 'd', target: 'here' },
  versions: { document: 'd' },
  version: { document: 'd', id: 'v' },
  keepVersion: { document: 'd', project: aProject({ nodes: [aNode()] }) },
  clearHistory: { key: 'k' },
  discardDraft: { id: 'd' },
  takeBackDraft: { id: 'd' },
  forgetDraft: { id: 'd' },
  exportImage: { format: 'png', suggestedName: 'x', data: new Uint8Array(3), again: true },
  exportFile: { kind: 'csv', suggestedName: 'x', data: new Uint8Array(3) },
  writeClipboard: { text: 'x', html: '<b>x</b>' },
  writeClipboardImage: { png: new Uint8Array(3), svg: '<svg/>' },
  printPages: { width: 100, height: 100 },
  editText: { command: 'undo' },
  openWebPage: { url: 'https://example.org/' },
  settleClose: { round: 1, saved: true },
};

/** What a window says with one part of it replaced, left out or added. */
function changed(value: unknown): fc.Arbitrary<Recipe> {
  const whole = recipeOf(value);
  if (whole.make !== 'record') return anyRecipe;
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...whole.entries.map(([key]) => key)), anyRecipe)
      .chain(([key, other]) => {
        const inner = whole.entries.find(([name]) => name === key)?.[1];
        const replacement =
          inner?.make === 'record'
            ? fc.oneof(changed(plainOf(value, key)), fc.constant(other))
            : fc.constant(other);
        return replacement.map((next) => ({
          ...whole,
          entries: whole.entries.map(
            ([name, one]) => [name, name === key ? next : one] as [string, Recipe],
          ),
        }));
      }),
    fc.constantFrom(...whole.entries.map(([key]) => key)).map((key) => ({
      ...whole,
      entries: whole.entries.filter(([name]) => name !== key),
    })),
    fc.tuple(keys, anyRecipe).map(([key, other]) => ({
      ...whole,
      entries: [...whole.entries, [key, other] as [string, Recipe]],
    })),
  );
}

function plainOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function recipeOf(value: unknown): Recipe {
  if (value instanceof Uint8Array) return { make: 'bytes', size: value.length };
  if (Array.isArray(value)) return { make: 'list', items: value.map(recipeOf) };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]): [string, Recipe] => [
      key,
      recipeOf(inner),
    ]);
    return { make: 'record', entries };
  }
  if (['string', 'number', 'boolean'].includes(typeof value) || value === null)
    return { make: 'plain', value: value as string | number | boolean | null }; // as asked just before
  return { make: 'undefined' };
}

/** What a page that has been taken over may say as this request. */
export function anyInput(name: string): fc.Arbitrary<Recipe> {
  const said: unknown = Object.hasOwn(spoken, name) ? Reflect.get(spoken, name) : undefined;
  return said === undefined ? anyRecipe : fc.oneof(anyRecipe, changed(said), changed(said));
}
