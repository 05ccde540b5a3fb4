import type { RequestInput } from '../shared/host.ts';

type Image = RequestInput<'writeClipboardImage'>;

/** What each system calls an SVG drawing on its clipboard. */
const svgFormats: Partial<Record<NodeJS.Platform, string>> = { darwin: 'public.svg-image' };
const usualSvgFormat = 'image/svg+xml';

/**
 * The same image in two forms, so that each program can take the one it knows. Electron takes everything called
 * `image/…` for pixels and drops what it cannot decode, so the drawing has the system's own name for it.
 */
export function clipboardImage(image: Image, platform: NodeJS.Platform): Record<string, Blob> {
  const format = svgFormats[platform] ?? usualSvgFormat;
  return {
    'image/png': new Blob([image.png], { type: 'image/png' }),
    [`electron application/osclipboard;format="${format}"`]: new Blob([image.svg], {
      type: 'image/svg+xml',
    }),
  };
}
