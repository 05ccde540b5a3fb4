import { spokenLanguage } from './language.ts';

/** A number as people write it: `12,345` in English, `12.345` in German. */
export function numberText(number: number, options?: Intl.NumberFormatOptions): string {
  return number.toLocaleString(spokenLanguage(), options);
}

/** What goes with a number, by the rules of the language: `plural(2, { one: 'node', other: 'nodes' })`. */
export function plural<Form>(number: number, forms: { one: Form; other: Form }): Form {
  // English, German and Spanish have these two; Spanish has a third for whole millions, which reads as the plural here.
  return new Intl.PluralRules(spokenLanguage()).select(number) === 'one' ? forms.one : forms.other;
}

/** A number and what it counts: `1 node`, `1,200 nodes`. */
export function counted(number: number, forms: { one: string; other: string }): string {
  return `${numberText(number)} ${plural(number, forms)}`;
}

/** Things one after another: `one, two and three`. */
export function listText(items: readonly string[], type: 'and' | 'or' = 'and'): string {
  // British English lists have no comma before the last item.
  const language = spokenLanguage() === 'en' ? 'en-GB' : spokenLanguage();
  const kind = type === 'and' ? 'conjunction' : 'disjunction';
  return new Intl.ListFormat(language, { type: kind }).format(items);
}

/** A moment in milliseconds, with its day and hour: `Nov 28, 2026, 1:45 PM`. */
export function timeText(time: number): string {
  return new Date(time).toLocaleString(spokenLanguage(), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}

/** The day of a moment in milliseconds, in UTC: `November 28, 2026`. */
export function dayText(time: number): string {
  return new Date(time).toLocaleDateString(spokenLanguage(), {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
}
