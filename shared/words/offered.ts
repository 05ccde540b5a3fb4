import type { Language } from './language.ts';

/**
 * The languages that a person can read the program in: those in which every sentence is there. `tests/unit/words` counts
 * them, and says when one belongs here.
 */
export const offeredLanguages: readonly Language[] = ['en'];

/** The first that is offered of what a person reads, the best first: names such as `de-AT` or `de_AT.UTF-8`. */
export function bestLanguage(
  wanted: readonly string[],
  offered: readonly Language[] = offeredLanguages,
): Language {
  const names = wanted.map((name) => name.split(/[-_.@]/u, 1)[0]);
  const [best] = names.flatMap((name) => offered.find((one) => one === name) ?? []);
  return best ?? 'en';
}
