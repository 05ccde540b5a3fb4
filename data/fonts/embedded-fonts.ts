import regular from './inter-regular.woff2?inline';
import semibold from './inter-semibold.woff2?inline';

/** The bundled font as base64, for writing into an image. Large: import it when it is needed. */
export const embeddedFonts = { regular: base64Of(regular), semibold: base64Of(semibold) };

function base64Of(dataUrl: string): string {
  return dataUrl.slice(dataUrl.indexOf(',') + 1);
}
