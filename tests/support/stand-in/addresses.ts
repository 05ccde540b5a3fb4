/**
 * Chromium cannot be given a scheme of ours from outside, so a page at `app://neuromatrix/x` is shown at
 * `https://neuromatrix.app.invalid/x`: an origin as secure, which no network can answer.
 */
const shown = /^https:\/\/([^/:]+)\.([a-z][a-z0-9+.-]*)\.invalid(?=\/|$)/u;
const own = /\b(app):\/\/([\w-]+)/gu;
const schemeAlone = /(?<=^|[\s;])app:(?=$|[\s;])/gu;

export function toShown(address: string): string {
  return address.replaceAll(own, 'https://$2.$1.invalid');
}

export function toOwn(address: string): string {
  return address.replace(shown, '$2://$1');
}

/** Whether the program, and not the network, answers for an address. */
export function isOwn(address: string): boolean {
  return shown.test(address);
}

/** A header's value may name our addresses too (`Location`, `Content-Security-Policy`). */
export function toShownHeader(value: string): string {
  return toShown(value).replaceAll(schemeAlone, 'https://*.app.invalid');
}
