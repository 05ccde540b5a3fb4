import regular from './inter-regular.ttf?inline';
import semibold from './inter-semibold.ttf?inline';

/** The bundled font as TrueType in base64, for the shapes of its letters. Large: import it when it is needed. */
export const plainFonts = { regular: base64Of(regular), semibold: base64Of(semibold) };

function base64Of(dataUrl: string): string {
  return dataUrl.slice(dataUrl.indexOf(',') + 1);
}
