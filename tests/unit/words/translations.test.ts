import { readdirSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { readLanguage } from '../../../cli/spoken.ts';
import { settingsSchema } from '../../../shared/settings.ts';
import { speak, type Catalogue, type Language } from '../../../shared/words/language.ts';
import { bestLanguage, offeredLanguages } from '../../../shared/words/offered.ts';
import { speakLanguage, translations } from '../../../shared/words/translations.ts';

afterEach(() => speak('en', null));

type Message = Catalogue[string];

const folder = new URL('../../../shared/words/', import.meta.url);
const translated = ['de', 'es'] as const;
type Translated = (typeof translated)[number];

/** Names, signs and what science says alike in all three languages; the marks stand for what is filled in. */
const everywhere: readonly string[] = [
  'Aa',
  'DOI',
  'In vitro',
  'Inter (OFL-1.1)',
  'Neuromatrix (MIT)',
  'PubMed',
  'PubMed \uE000',
  'Zoom',
  'Zoom: \uE000',
  'doi:\uE000',
  'et al.',
  '\uE000 MB',
  '\uE000 et al.',
];

/** Words that the language shares with English. */
const alike: Readonly<Record<Translated, readonly string[]>> = {
  de: [
    'DPI',
    'Details',
    'Details…',
    'Ellipse',
    'Format',
    'Layout',
    'Letter',
    'Marker',
    'Matrix',
    'Name',
    'Neurotransmitter',
    'Parameter',
    'Pool',
    'Problem',
    'Status',
    'Text',
    'Version \uE000',
    '\uE000 in \uE001',
  ],
  es: ['Base', 'Factor', 'Inspector'],
};

/** The English catalogues by the names of their parts. */
const english = new Map<string, Catalogue>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
  const part = file.replace('.ts', '');
  const module: Readonly<Record<string, unknown>> = await import(
    `../../../shared/words/${part}.ts`
  );
  const words = module[`${part}Words`];
  if (isCatalogue(words)) english.set(part, words);
}

function isCatalogue(value: unknown): value is Catalogue {
  return typeof value === 'object' && value !== null;
}

/** Every text and function of a translation beside its English, by its path. */
interface Pair {
  readonly path: string;
  readonly own: string | ((...parts: never[]) => string);
  readonly ours: Pair['own'];
}

async function pairsOf(language: Translated): Promise<Pair[]> {
  const parts = Object.entries(translations[language]);
  const pairs = await Promise.all(
    parts.map(async ([part, load]) => pairsIn(part, english.get(part) ?? {}, (await load()).words)),
  );
  return pairs.flat();
}

function pairsIn(path: string, own: Catalogue, ours: Catalogue): Pair[] {
  return Object.keys(own).flatMap((name) => {
    const [a, b] = [own[name], ours[name]];
    const at = `${path}.${name}`;
    if (isCatalogue(a) && isCatalogue(b)) return pairsIn(at, a, b);
    return isLeaf(a) && isLeaf(b) ? [{ path: at, own: a, ours: b }] : [];
  });
}

function isLeaf(message: Message | undefined): message is Pair['own'] {
  return typeof message === 'string' || typeof message === 'function';
}

/** What a message says where each of its parts is a sign of its own; null if it takes no such parts. */
function saidWithSigns(message: Pair['own']): string | null {
  if (typeof message === 'string') return message;
  const signs = signsFor(message.length);
  // A list of one name where a list is wanted: a text has no `join`. And named parts: what a text lacks is `undefined`.
  const ways = [signs, signs.map((sign) => [sign]), signs.map(() => namedSigns)];
  return ways.map((parts) => said(message, parts)).find((text) => text !== null) ?? null;
}

const signOf = new Map<string, string>();

/** Has a sign for every name that is asked of it. */
const namedSigns: unknown = new Proxy(
  {},
  {
    get: (_, name) => {
      const sign = signOf.get(String(name)) ?? String.fromCodePoint(0xe040 + signOf.size);
      signOf.set(String(name), sign);
      return sign;
    },
  },
);

function signsFor(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(0xe000 + index));
}

function said(message: (...parts: never[]) => string, parts: readonly unknown[]): string | null {
  try {
    const text: unknown = Reflect.apply(message, undefined, parts);
    return typeof text === 'string' && !/undefined/u.test(text) ? text : null;
  } catch {
    return null;
  }
}

function signsIn(text: string): string[] {
  return [...new Set(text.match(/[\uE000-\uE0FF]/gu))].toSorted();
}

/** How it ends tells what it is: a sentence, a heading, a command that asks for more. */
function ending(text: string): string {
  return /(?:[.:…?])\s*$/u.exec(text.trimEnd())?.[0] ?? '';
}

const pairs: Readonly<Record<Translated, readonly Pair[]>> = {
  de: await pairsOf('de'),
  es: await pairsOf('es'),
};

test.each(translated)('every translation of %s is of a catalogue that there is', (language) => {
  expect(Object.keys(translations[language]).filter((part) => !english.has(part))).toEqual([]);
});

test('people are offered only languages in which every sentence is there', () => {
  const whole = translated.filter((language) =>
    [...english.keys()].every((part) => part in translations[language]),
  );
  expect(offeredLanguages.filter((one) => one !== 'en' && !whole.includes(one))).toEqual([]);
});

test.each(translated)('a sentence of %s has the same parts as in English', (language) => {
  const wrong = pairs[language].flatMap(({ path, own, ours }) => {
    const before = saidWithSigns(own);
    const after = saidWithSigns(ours);
    if (before === null || after === null) return [`${path}: could not be said`];
    const same = String(signsIn(before)) === String(signsIn(after));
    return same ? [] : [`${path}: ${before} | ${after}`];
  });
  expect(wrong).toEqual([]);
});

test.each(translated)('a sentence of %s ends as the English one does', (language) => {
  const wrong = pairs[language].flatMap(({ path, own, ours }) => {
    const [before, after] = [saidWithSigns(own) ?? '', saidWithSigns(ours) ?? ''];
    return ending(before) === ending(after) ? [] : [`${path}: ${before} | ${after}`];
  });
  expect(wrong).toEqual([]);
});

test.each(translated)('no text of %s was left English', (language) => {
  const same = pairs[language].flatMap(({ own, ours }) => {
    const [before, after] = [saidWithSigns(own) ?? '', saidWithSigns(ours) ?? ''];
    return before === after && /\p{L}{2}/u.test(before) ? [after] : [];
  });
  expect([...new Set(same)].toSorted()).toEqual([...everywhere, ...alike[language]].toSorted());
});

test.each(translated)('a label of %s is not much longer than in English', (language) => {
  const long = pairs[language].flatMap(({ path, own, ours }) => {
    if (typeof own !== 'string' || typeof ours !== 'string') return [];
    const most = own.length < 40 ? own.length * 1.6 + 14 : own.length * 1.7;
    return ours.length > most ? [`${path}: ${own} | ${ours}`] : [];
  });
  expect(long).toEqual([]);
});

test('German and Spanish are set as their readers expect', () => {
  const german = pairs.de.map(({ ours }) => saidWithSigns(ours) ?? '');
  expect(
    german.filter((text) => /[”«»]|\b[Dd](?:u|ich|ein|eine|einen)\b(?= )/u.test(text)),
  ).toEqual([]);
  const spanish = pairs.es.map(({ ours }) => saidWithSigns(ours) ?? '');
  expect(spanish.filter((text) => /[„”]/u.test(text))).toEqual([]);
  const asks = (text: string) => [text.split('¿').length, text.split('?').length];
  expect(spanish.filter((text) => asks(text)[0] !== asks(text)[1])).toEqual([]);
});

test('a part is read in the language that the process speaks', async () => {
  const { canvasWords } = await import('../../../shared/words/canvas.ts');
  const load = async (part: string) => (await translations.de[part]?.())?.words ?? {};
  await speak('de', load);
  expect(canvasWords.stepOf(2, 5)).toBe('Schritt 2 von 5');
  expect(canvasWords.words.any).toBe('Was keine Evidenz hat, ist abgeblendet');
  await speakLanguage('en');
  expect(canvasWords.stepOf(2, 5)).toBe('Step 2 of 5');
});

test('the language is the first of the system’s that is offered', () => {
  const all: readonly Language[] = ['en', 'de', 'es'];
  expect(bestLanguage(['fr-CA', 'de-AT', 'en-US'], all)).toBe('de');
  expect(bestLanguage(['es_MX.UTF-8'], all)).toBe('es');
  expect(bestLanguage(['pt-BR'], all)).toBe('en');
  expect(bestLanguage([], all)).toBe('en');
});

test('a language that is not offered is English, whatever the settings say', () => {
  expect(bestLanguage(['de'], ['en'])).toBe('en');
  expect(settingsSchema.parse({ language: 'tlh' }).language).toBe('system');
});

test('the command line speaks what --lang says, else what the system’s variables say', () => {
  const all: readonly Language[] = ['en', 'de', 'es'];
  const info = ['info', 'a.neuromatrix'];
  expect(readLanguage([...info, '--lang', 'de'], { LANG: 'es_ES.UTF-8' }, all)).toEqual({
    language: 'de',
    args: info,
  });
  expect(readLanguage(['--lang=es', ...info], {}, all)).toEqual({ language: 'es', args: info });
  expect(readLanguage(info, { LANG: 'de_DE.UTF-8' }, all).language).toBe('de');
  expect(readLanguage(info, { LANG: 'de_DE', LC_ALL: 'C' }, all).language).toBe('en');
  expect(readLanguage(info, { LANG: 'fr_FR', LANGUAGE: 'fr:es' }, all).language).toBe('es');
  // With one language there is nothing to choose.
  expect(readLanguage(['--lang', 'de'], {}, ['en']).args).toEqual(['--lang', 'de']);
});
