import { speak, type Catalogue, type Language } from './language.ts';
import { bestLanguage } from './offered.ts';

type Load = () => Promise<{ readonly words: Catalogue }>;

/** What is translated, by the names of the catalogues. A part is fetched when the part of the program is that reads it. */
export const translations: Readonly<
  Record<Exclude<Language, 'en'>, Readonly<Record<string, Load>>>
> = {
  de: {
    canvas: () => import('./de/canvas.ts'),
    check: () => import('./de/check.ts'),
    cli: () => import('./de/cli.ts'),
    commands: () => import('./de/commands.ts'),
    desktop: () => import('./de/desktop.ts'),
    export: () => import('./de/export.ts'),
    files: () => import('./de/files.ts'),
    find: () => import('./de/find.ts'),
    help: () => import('./de/help.ts'),
    inspector: () => import('./de/inspector.ts'),
    lab: () => import('./de/lab.ts'),
    library: () => import('./de/library.ts'),
    lists: () => import('./de/lists.ts'),
    matrix: () => import('./de/matrix.ts'),
    paint: () => import('./de/paint.ts'),
    palette: () => import('./de/palette.ts'),
    parts: () => import('./de/parts.ts'),
    reading: () => import('./de/reading.ts'),
    report: () => import('./de/report.ts'),
    settings: () => import('./de/settings.ts'),
    window: () => import('./de/window.ts'),
  },
  es: {
    canvas: () => import('./es/canvas.ts'),
    check: () => import('./es/check.ts'),
    cli: () => import('./es/cli.ts'),
    commands: () => import('./es/commands.ts'),
    desktop: () => import('./es/desktop.ts'),
    export: () => import('./es/export.ts'),
    files: () => import('./es/files.ts'),
    find: () => import('./es/find.ts'),
    help: () => import('./es/help.ts'),
    inspector: () => import('./es/inspector.ts'),
    lab: () => import('./es/lab.ts'),
    library: () => import('./es/library.ts'),
    lists: () => import('./es/lists.ts'),
    matrix: () => import('./es/matrix.ts'),
    paint: () => import('./es/paint.ts'),
    palette: () => import('./es/palette.ts'),
    parts: () => import('./es/parts.ts'),
    reading: () => import('./es/reading.ts'),
    report: () => import('./es/report.ts'),
    settings: () => import('./es/settings.ts'),
    window: () => import('./es/window.ts'),
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
