/** The languages that sentences are written in: first English, then what is translated from it. */
export const languages = ['en', 'de', 'es'] as const;
export type Language = (typeof languages)[number];

/** A sentence, a function that makes one of its parts, or sentences by name. */
type Message = string | ((...parts: never[]) => string) | { readonly [name: string]: Message };

/** The sentences of one part of the program. */
export type Catalogue = Readonly<Record<string, Message>>;

/** Brings the catalogue of one part in the language that is spoken. */
export type LoadCatalogue = (part: string) => Promise<Catalogue>;

// One process speaks one language: this is the only state that is not passed along.
let language: Language = 'en';
let load: LoadCatalogue | null = null;
const translated = new Map<string, Catalogue>();
const parts = new Set<string>();
let loading: Promise<unknown> = Promise.resolve();

/**
 * Makes the sentences of one part of the program ready to be read, and gives them in the language that is spoken. What
 * a sentence says is looked up where it is read, so read it in a function: a constant of a module would keep the
 * English that was spoken before the language was known.
 */
export function catalogue<English extends Catalogue>(part: string, english: English): English {
  parts.add(part);
  bring(part);
  return new Proxy(english, {
    get: (own, name) => Reflect.get(translated.get(part) ?? own, name),
  });
}

/** Sets the language of this process. Resolves when the sentences of all parts that are loaded by now are there. */
export async function speak(spoken: Language, loadCatalogue: LoadCatalogue | null): Promise<void> {
  language = spoken;
  load = loadCatalogue;
  translated.clear();
  for (const part of parts) bring(part);
  await wordsReady();
}

/** Resolves when every part that is loaded has its sentences. Whoever loads a part later waits for it. */
export async function wordsReady(): Promise<void> {
  await loading;
}

function bring(part: string): void {
  if (load === null) return;
  const one = load(part).then((words) => translated.set(part, words));
  loading = Promise.all([loading, one]);
}

/** The language that is spoken, as `Intl` names it. */
export function spokenLanguage(): Language {
  return language;
}
