import { indexLibrary, type Library } from '../library/library.ts';
import { wordsForReference } from '../project/element-names.ts';
import type { Confidence, Reference } from '../project/project-schema.ts';

/** What is measured to learn how a body stands with a factor. It says nothing about a value. */
export interface StatusMarker {
  /** The library's entry of what is measured. */
  readonly id: string;
  readonly label: string;
  /** What the library says of it, a sentence each. */
  readonly sentences: readonly string[];
  readonly confidence: Confidence;
  readonly references: readonly Reference[];
}

/**
 * Which entries of the library are markers, of what, and the link that says how they move. Only those that the library
 * itself calls markers: ferritin, ceruloplasmin, TSH and others have no fact with a source in it.
 */
const knownMarkers = [
  {
    marker: 'methylmalonic-acid',
    factors: ['vitamin-b12'],
    link: 'vitamin-b12--downregulates--methylmalonic-acid',
  },
  {
    marker: 'xanthurenic-acid',
    factors: ['vitamin-b6', 'plp'],
    link: 'vitamin-b6--downregulates--xanthurenic-acid',
  },
  { marker: 'cystathionine', factors: ['vitamin-b6', 'plp'], link: 'plp--cofactor-of--cth' },
] as const;

/** Above or beside a list of markers. */
export const statusMarkersTitle = 'Status markers';
export const statusMarkersCaution = 'Facts from the library. They judge no value.';

/** The status markers of an entry of the library; empty where the library knows none. */
export function statusMarkersOf(library: Library, entity: string | null): readonly StatusMarker[] {
  if (entity === null) return [];
  const { entities, links, references } = indexLibrary(library);
  return knownMarkers.flatMap(({ marker, factors, link }) => {
    const [measured, fact] = [entities.get(marker), links.get(link)];
    if (!factors.some((factor) => factor === entity) || !measured || !fact) return [];
    // A title in a list of references states nothing.
    const sources = fact.evidence.filter(
      ({ basis, stance = 'supports' }) => basis !== 'bibliography' && stance === 'supports',
    );
    return [
      {
        id: measured.id,
        label: measured.label,
        sentences: [measured.note ?? '', fact.summary].filter((text) => text !== ''),
        confidence: fact.confidence,
        references: sources.flatMap(({ reference }) => references.get(reference) ?? []),
      },
    ];
  });
}

/** "Methylmalonic acid: marker of …": a marker in one line. */
export function tellMarker({ label, sentences }: StatusMarker): string {
  return `${label}: ${sentences.join(' ')}`;
}

/** Where a marker is told, for a line of text. */
export function sourceOfMarker({ references }: StatusMarker): string {
  return references.map(wordsForReference).join('; ');
}
