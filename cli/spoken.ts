import type { Language } from '../shared/words/language.ts';
import { bestLanguage, offeredLanguages } from '../shared/words/offered.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface Spoken {
  readonly language: Language;
  /** What else was given. */
  readonly args: readonly string[];
}

/** The language of a run: that of `--lang de`, wherever it stands, else the system's. */
export function readLanguage(
  args: readonly string[],
  environment: Environment,
  offered: readonly Language[] = offeredLanguages,
): Spoken {
  const system = bestLanguage(systemLanguages(environment), offered);
  // With one language there is nothing to choose: then the flag is unknown, as any other.
  const at = offered.length === 1 ? -1 : args.findIndex((word) => /^--lang(?:=|$)/u.test(word));
  if (at < 0) return { language: system, args };
  const [, inOneWord] = (args[at] ?? '').split('=');
  const named = inOneWord ?? args[at + 1] ?? '';
  const rest = args.toSpliced(at, inOneWord === undefined ? 2 : 1);
  return { language: bestLanguage([named], offered), args: rest };
}

/** The languages that the system's variables ask for, the best first; `LC_ALL=C` asks for none. */
function systemLanguages(environment: Environment): readonly string[] {
  const { LANGUAGE = '', LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((one) => one !== undefined && one !== '');
  // Windows has no such variables.
  if (locale === undefined) return [Intl.DateTimeFormat().resolvedOptions().locale];
  return /^(?:C|POSIX)\b/u.test(locale) ? [] : [...LANGUAGE.split(':'), locale];
}
