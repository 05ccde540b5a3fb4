import regularOutlines from '../../data/fonts/inter-regular.ttf?url';
import regularUrl from '../../data/fonts/inter-regular.woff2?url';
import semiboldOutlines from '../../data/fonts/inter-semibold.ttf?url';
import semiboldUrl from '../../data/fonts/inter-semibold.woff2?url';

/** The bundled font in base64, as an SVG carries it. */
export async function fontsForSvg(): Promise<{
  readonly regular: string;
  readonly semibold: string;
}> {
  return { regular: base64Of(await load(regularUrl)), semibold: base64Of(await load(semiboldUrl)) };
}

/** The bundled font as TrueType, of which a PDF takes parts. */
export async function fontsForPdf(): Promise<{
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
}> {
  return { regular: await load(regularOutlines), semibold: await load(semiboldOutlines) };
}

async function load(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
