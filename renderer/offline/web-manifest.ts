import { formatIds, formatOf } from '../../shared/formats/known-formats.ts';
import { partsWords } from '../../shared/words/parts.ts';

/** Types that other programs are the usual ones for: who opens a table does not mean us. */
const foreignTypes = new Set(['text/csv', 'text/tab-separated-values', 'text/plain']);

/**
 * What a browser needs to install the browser edition as a program that opens the field's files: W3C Web Application
 * Manifest with `file_handlers` and `share_target`. All addresses are relative to the page.
 */
export function webManifest() {
  const accept = acceptedFiles();
  const iconFile = { src: './icon.png', sizes: '1024x1024', type: 'image/png' };
  return {
    id: './',
    name: 'Neuromatrix',
    short_name: 'Neuromatrix',
    description: partsWords.visualPathwayEditorForNeurotransmitterSupport,
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#4338ca',
    categories: ['education', 'medical', 'productivity'],
    icons: [{ src: './icon.svg', sizes: 'any', type: 'image/svg+xml' }, iconFile],
    file_handlers: [{ action: './', accept, launch_type: 'multiple-clients' }],
    share_target: {
      action: './share-target',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: {
        files: [
          { name: 'file', accept: [...Object.keys(accept), ...Object.values(accept).flat()] },
        ],
      },
    },
  };
}

/** The extensions of each media type, with their dots. */
function acceptedFiles(): Record<string, readonly string[]> {
  const accept: Record<string, readonly string[]> = {};
  for (const { reads, mediaType, extensions } of formatIds.map(formatOf)) {
    if (!reads || foreignTypes.has(mediaType)) continue;
    // A handler knows only what follows the last dot.
    const own = extensions.filter((one) => !one.includes('.')).map((one) => `.${one}`);
    accept[mediaType] = [...new Set([...(accept[mediaType] ?? []), ...own])];
  }
  return accept;
}
