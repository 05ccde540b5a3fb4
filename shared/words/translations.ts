import { speak, type Catalogue, type Language } from './language.ts';
import { bestLanguage } from './offered.ts';

type Load = () => Promise<{ readonly words: Catalogue }>;

/** What is translated, by the names of the catalogues. A part is fetched when the part of the program is that reads it. */
export const translations: Readonly<
  Record<Exclude<Language, 'en'>, Readonly<Record<string, Load>>>
> = {
  de: {
    canvas: () => import('./de/canvas.ts'),
  },
  es: {
    canvas: () => import('./es/canvas.ts'),
  },
};

/** Makes this process speak the best of what a person reads, and says which language that is. */
export async function speakBest(wanted: readonly string[]): Promise<Language> {
  const best = bestLanguage(wanted);
  await speakLanguage(best);
  return best;
}

/** Makes this process speak the language. Resolves when the sentences of all that is loaded are there. */
export async function speakLanguage(language: Language): Promise<void> {
  await speak(language, language === 'en' ? null : loadFrom(translations[language]));
}

function loadFrom(loads: Readonly<Record<string, Load>>): (part: string) => Promise<Catalogue> {
  return async (part) => {
    const load = loads[part];
    if (!load) throw new Error(`The part ${part} is not translated.`);
    return (await load()).words;
  };
}
