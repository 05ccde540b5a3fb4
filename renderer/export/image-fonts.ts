import regularUrl from '../../data/fonts/inter-regular.woff2?url';
import semiboldUrl from '../../data/fonts/inter-semibold.woff2?url';

/** The two weights of the bundled font as WOFF2 files. */
interface FontFiles {
  readonly regular: ArrayBuffer;
  readonly semibold: ArrayBuffer;
}

export async function loadFontFiles(): Promise<FontFiles> {
  const [regular, semibold] = await Promise.all([load(regularUrl), load(semiboldUrl)]);
  return { regular, semibold };
}

async function load(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The bundled font could not be loaded (${answer.status}).`);
  return answer.arrayBuffer();
}
