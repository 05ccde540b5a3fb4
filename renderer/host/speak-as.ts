import type { Language } from '../../shared/words/language.ts';

/** Speaks the best of these languages from now on, and says which that is. English is there already. */
export async function speakAs(wanted: readonly string[]): Promise<Language> {
  if (wanted[0]?.startsWith('en')) return 'en';
  const { speakBest } = await import('../../shared/words/translations.ts');
  return speakBest(wanted);
}
