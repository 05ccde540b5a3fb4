import { settingsWords } from '../../shared/words/settings.ts';

/**
 * The complete licences of all that the program is made of: its own, the typeface's, and those of the libraries, which
 * the build has collected (`licences.md` beside the page). Rejects where that is missing, as in a development server.
 */
export async function loadLicences(): Promise<string> {
  const [own, typeface, libraries] = await Promise.all([
    import('../../LICENSE?raw'),
    import('../../data/fonts/OFL.txt?raw'),
    builtLicences(),
  ]);
  const parts = [
    [settingsWords.neuromatrixMit, own.default],
    [settingsWords.interOfl11, typeface.default],
  ] as const;
  const first = parts.map(([name, text]) => `## ${name}\n\n${text.trim()}\n`);
  return [...first, libraries.slice(libraries.indexOf('## '))].join('\n');
}

async function builtLicences(): Promise<string> {
  const answer = await fetch('./licences.md');
  const text = answer.ok ? await answer.text() : '';
  // A server may answer with a page of its own instead.
  if (!text.startsWith('# Licenses'))
    throw new Error('The licences are put beside the page by the build.');
  return text;
}
