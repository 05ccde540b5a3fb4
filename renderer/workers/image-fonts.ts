import regularPlain from '../../data/fonts/inter-regular.ttf?url';
import regularUrl from '../../data/fonts/inter-regular.woff2?url';
import semiboldPlain from '../../data/fonts/inter-semibold.ttf?url';
import semiboldUrl from '../../data/fonts/inter-semibold.woff2?url';

/** The two weights of the bundled font. */
interface Fonts<Font> {
  readonly regular: Font;
  readonly semibold: Font;
}

/** As WOFF2 files. */
export function loadFontFiles(): Promise<Fonts<ArrayBuffer>> {
  return loadBoth(regularUrl, semiboldUrl);
}

/** As an SVG carries them: WOFF2 in base64. */
export async function loadFontsForSvg(): Promise<Fonts<string>> {
  const { regular, semibold } = await loadFontFiles();
  return { regular: base64(regular), semibold: base64(semibold) };
}

/** As TrueType, for the shapes of letters; a PDF contains parts of it. */
export async function loadPlainFonts(): Promise<Fonts<Uint8Array>> {
  const { regular, semibold } = await loadBoth(regularPlain, semiboldPlain);
  return { regular: new Uint8Array(regular), semibold: new Uint8Array(semibold) };
}

async function loadBoth(regularAt: string, semiboldAt: string): Promise<Fonts<ArrayBuffer>> {
  const [regular, semibold] = await Promise.all([load(regularAt), load(semiboldAt)]);
  return { regular, semibold };
}

async function load(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The bundled font could not be loaded (${answer.status}).`);
  return answer.arrayBuffer();
}

function base64(bytes: ArrayBuffer): string {
  const characters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte));
  return btoa(characters.join(''));
}
