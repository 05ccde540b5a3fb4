import { indexLibrary, type Library } from '../library/library.ts';
import { wordsForReference } from '../project/element-names.ts';
import type { Reference } from '../project/project-schema.ts';
import { labTableWords } from '../words/lab-table.ts';

/** What is measured to learn how a body stands with a factor. It says nothing about a value. */
export interface StatusMarker {
  /** The library's entry of what is measured. */
  readonly id: string;
  readonly label: string;
  /** What the library says of it, a sentence each. */
  readonly sentences: readonly string[];
  readonly references: readonly Reference[];
}

/** Which entries of the library are markers, of what, and the link that says how they move. */
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

/** A marker that is measured in blood, and what a publication says of it. */
interface MeasuredMarker {
  /** The library's entry, or a name of its own for what the library does not have. */
  readonly id: string;
  readonly factors: readonly string[];
  /** What the publication says, by its name in the catalogue. */
  readonly words: keyof typeof labTableWords.markers;
  /** Of the library: a publication whose abstract says so. */
  readonly reference: string;
}

const measuredMarkers: readonly MeasuredMarker[] = [
  {
    id: 'plasma-plp',
    factors: ['vitamin-b6', 'plp'],
    words: 'plasma-plp',
    reference: 'ueland-2015',
  },
  {
    id: 'holotranscobalamin',
    factors: ['vitamin-b12', 'methylcobalamin', 'adenosylcobalamin'],
    words: 'holotranscobalamin',
    reference: 'hannibal-2016',
  },
  {
    id: 'homocysteine',
    factors: ['vitamin-b12', 'methylcobalamin'],
    words: 'homocysteine',
    reference: 'hannibal-2016',
  },
  {
    id: 'red-cell-folate',
    factors: ['vitamin-b9', '5-mthf'],
    words: 'red-cell-folate',
    reference: 'bailey-2015',
  },
  {
    id: 'homocysteine',
    factors: ['vitamin-b9', '5-mthf'],
    words: 'homocysteine-folate',
    reference: 'bailey-2015',
  },
  {
    id: 'ferritin',
    factors: ['iron'],
    words: 'ferritin',
    reference: 'lynch-2018',
  },
  {
    id: 'plasma-zinc',
    factors: ['zinc'],
    words: 'plasma-zinc',
    reference: 'king-2016',
  },
  {
    id: 'serum-copper',
    factors: ['copper'],
    words: 'serum-copper',
    reference: 'harvey-2009',
  },
  {
    id: 'ceruloplasmin',
    factors: ['copper'],
    words: 'ceruloplasmin',
    reference: 'harvey-2009',
  },
  {
    id: 'tsh',
    factors: ['thyroxine', 'triiodothyronine'],
    words: 'tsh',
    reference: 'soh-2019',
  },
  {
    id: 'free-thyroxine',
    factors: ['thyroxine', 'triiodothyronine'],
    words: 'free-thyroxine',
    reference: 'soh-2019',
  },
  {
    id: 'calcidiol',
    factors: ['vitamin-d', 'calcidiol', 'calcitriol'],
    words: 'calcidiol',
    reference: 'perales-afan-2024',
  },
];

/** The status markers of an entry of the library; empty where the library knows none. */
export function statusMarkersOf(library: Library, entity: string | null): readonly StatusMarker[] {
  if (entity === null) return [];
  const { entities, links, references } = indexLibrary(library);
  const measured = measuredMarkers.flatMap(({ id, factors, words, reference }) => {
    const source = references.get(reference);
    if (!factors.includes(entity) || !source) return [];
    const { label, about } = labTableWords.markers[words];
    return [{ id, label, sentences: [about], references: [source] }];
  });
  const known = knownMarkers.flatMap(({ marker, factors, link }) => {
    const [found, fact] = [entities.get(marker), links.get(link)];
    if (!factors.some((factor) => factor === entity) || !found || !fact) return [];
    // A title in a list of references states nothing.
    const sources = fact.evidence.filter(
      ({ basis, stance = 'supports' }) => basis !== 'bibliography' && stance === 'supports',
    );
    return [
      {
        id: found.id,
        label: found.label,
        sentences: [found.note ?? '', fact.summary].filter((text) => text !== ''),
        references: sources.flatMap(({ reference }) => references.get(reference) ?? []),
      },
    ];
  });
  return [...measured, ...known];
}

/** "Methylmalonic acid: marker of …": a marker in one line. */
export function tellMarker({ label, sentences }: StatusMarker): string {
  return `${label}: ${sentences.join(' ')}`;
}

/** Where a marker is told, for a line of text. */
export function sourceOfMarker({ references }: StatusMarker): string {
  return references.map(wordsForReference).join('; ');
}
