import regularOutlines from '../../data/fonts/inter-regular.ttf?url';
import regularUrl from '../../data/fonts/inter-regular.woff2?url';
import semiboldOutlines from '../../data/fonts/inter-semibold.ttf?url';
import semiboldUrl from '../../data/fonts/inter-semibold.woff2?url';

/** The two weights of the bundled font. */
interface Fonts<Data> {
  readonly regular: Data;
  readonly semibold: Data;
}

/** As WOFF2 files, for the browser to paint with. */
export async function loadFontFiles(): Promise<Fonts<ArrayBuffer>> {
  const [regular, semibold] = await Promise.all([load(regularUrl), load(semiboldUrl)]);
  return { regular, semibold };
}

/** In base64, as an SVG carries them. */
export async function fontsForSvg(): Promise<Fonts<string>> {
  const { regular, semibold } = await loadFontFiles();
  return { regular: base64Of(regular), semibold: base64Of(semibold) };
}

/** As TrueType, of which a PDF takes parts and outlines are made. */
export async function outlineFonts(): Promise<Fonts<Uint8Array>> {
  const [regular, semibold] = await Promise.all([load(regularOutlines), load(semiboldOutlines)]);
  return { regular: new Uint8Array(regular), semibold: new Uint8Array(semibold) };
}

async function load(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The bundled font could not be loaded (${answer.status}).`);
  return answer.arrayBuffer();
}

function base64Of(bytes: ArrayBuffer): string {
  const characters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte));
  return btoa(characters.join(''));
}
