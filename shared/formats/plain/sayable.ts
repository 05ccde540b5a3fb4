import type { Sayable } from './report-losses.ts';

/** What formats can say whose nodes and edges have attributes of any name. */
export const withAttributes: Sayable = {
  node: new Set([
    'kind',
    'place',
    'size',
    'parent',
    'caption',
    'notes',
    'xrefs',
    'entity',
    'isolated',
  ]),
  link: new Set(['relation', 'label', 'notes', 'xrefs']),
  file: new Set(['title', 'description']),
};
