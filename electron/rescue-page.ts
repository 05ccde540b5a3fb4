import { desktopWords } from '../shared/words/desktop.ts';
import { timeText } from '../shared/words/grammar.ts';
import { spokenLanguage } from '../shared/words/language.ts';

/** What the page offers: drafts by their position, so that an address tells nothing of a document. */
export interface RescueOffer {
  readonly drafts: readonly { readonly name: string; readonly time: number }[];
  /** The name of the file that the window showed. */
  readonly file: string | null;
  /** How the last action went; empty before the first. */
  readonly outcome: string;
}

/** What a person chose on the page. */
export type RescueChoice =
  | { readonly do: 'save'; readonly index: number }
  | { readonly do: 'show-file' | 'again' | 'close' };

/** Leads nowhere: the main process hears of it and stays on the page. */
const base = 'https://rescue.invalid/';

/** A page that needs nothing of the program: no script, no file, no request. */
export function rescuePage({ drafts, file, outcome }: RescueOffer): string {
  const rows = drafts.map(({ name, time }, index) => {
    const kept = desktopWords.kept(timeText(time));
    const label = escapeHtml(desktopWords.saveAsFile(name));
    return `<li><span><bdi>${escapeHtml(name)}</bdi><br><small>${kept}</small></span> <a href="${base}save/${index}" aria-label="${label}">${desktopWords.saveAs}</a></li>`;
  });
  const work =
    rows.length === 0
      ? `<p>${desktopWords.noUnsavedWork}</p>`
      : `<h2>${desktopWords.workThatWasNotSaved}</h2><ul>${rows.join('')}</ul>`;
  const own =
    file === null
      ? ''
      : `<p>${desktopWords.fileIsAsLastSaved(`<bdi>${escapeHtml(file)}</bdi>`)} <a href="${base}show-file">${desktopWords.showInFolder}</a></p>`;
  const page = `<!doctype html><html lang="${spokenLanguage()}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Neuromatrix</title><style>${style}</style></head><body><main><h1>${desktopWords.stoppedThreeTimes}</h1><p>${desktopWords.workIsSafe}</p>${work}${own}<p role="status">${escapeHtml(outcome)}</p><p><a href="${base}again">${desktopWords.startAgainEmpty}</a> <a href="${base}close">${desktopWords.closeWindow}</a></p></main></body></html>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(page)}`;
}

/** `null`: the address is none of the page's. */
export function rescueChoice(url: string): RescueChoice | null {
  if (!url.startsWith(base)) return null;
  const [what, index] = url.slice(base.length).split('/');
  if (what === 'save' && index !== undefined && /^\d{1,6}$/u.test(index)) {
    return { do: 'save', index: Number(index) };
  }
  return what === 'show-file' || what === 'again' || what === 'close' ? { do: what } : null;
}

/** Counts how often a window died. Three times within a minute is too often to try again. */
export function createCrashCounter(now: () => number): () => boolean {
  let times: readonly number[] = [];
  return () => {
    times = [...times, now()].filter((time) => now() - time < 60_000);
    return times.length >= 3;
  };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (character) => entities[character] ?? character);
}

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
main { margin: 3rem auto; max-width: 40rem; padding: 0 1.5rem; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1rem; }
ul { list-style: none; padding: 0; }
li { align-items: center; border: 1px solid #8886; border-radius: 6px; display: flex; gap: 1rem; justify-content: space-between; margin-top: .5rem; padding: .6rem .8rem; }
li span { overflow-wrap: anywhere; }
a { border: 1px solid #8888; border-radius: 6px; color: inherit; display: inline-block; margin: .25rem .25rem .25rem 0; padding: .3rem .8rem; text-decoration: none; }
a:focus-visible { outline: 2px solid #6366f1; outline-offset: 2px; }
`;
