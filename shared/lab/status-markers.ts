import { indexLibrary, type Library } from '../library/library.ts';
import { wordsForReference } from '../project/element-names.ts';
import type { Reference } from '../project/project-schema.ts';

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
  readonly label: string;
  readonly factors: readonly string[];
  readonly sentence: string;
  /** Of the library: a publication whose abstract says so. */
  readonly reference: string;
}

const measuredMarkers: readonly MeasuredMarker[] = [
  {
    id: 'plasma-plp',
    label: 'Plasma PLP',
    factors: ['vitamin-b6', 'plp'],
    sentence: 'The most used of the B6 vitamers that are measured directly.',
    reference: 'ueland-2015',
  },
  {
    id: 'holotranscobalamin',
    label: 'Holotranscobalamin',
    factors: ['vitamin-b12', 'methylcobalamin', 'adenosylcobalamin'],
    sentence: 'The bioactive form of B12 in serum, bound to its carrier.',
    reference: 'hannibal-2016',
  },
  {
    id: 'homocysteine',
    label: 'Homocysteine',
    factors: ['vitamin-b12', 'methylcobalamin'],
    sentence: 'It gathers where methionine synthase lacks B12.',
    reference: 'hannibal-2016',
  },
  {
    id: 'red-cell-folate',
    label: 'Red cell folate',
    factors: ['vitamin-b9', '5-mthf'],
    sentence: 'A biomarker of folate status, beside folate in serum.',
    reference: 'bailey-2015',
  },
  {
    id: 'homocysteine',
    label: 'Homocysteine',
    factors: ['vitamin-b9', '5-mthf'],
    sentence: 'In plasma a biomarker of folate status; B12 moves it too.',
    reference: 'bailey-2015',
  },
  {
    id: 'ferritin',
    label: 'Ferritin',
    factors: ['iron'],
    sentence:
      'The biomarker of iron that is generally used. Inflammation and infection bear on its reading.',
    reference: 'lynch-2018',
  },
  {
    id: 'plasma-zinc',
    label: 'Plasma zinc',
    factors: ['zinc'],
    sentence:
      'One of three measures for zinc status. Meals, the time of day, inflammation, and some drugs and hormones move it too.',
    reference: 'king-2016',
  },
  {
    id: 'serum-copper',
    label: 'Serum copper',
    factors: ['copper'],
    sentence: 'It follows changes of status, less in people who have enough.',
    reference: 'harvey-2009',
  },
  {
    id: 'ceruloplasmin',
    label: 'Ceruloplasmin',
    factors: ['copper'],
    sentence: 'It follows changes of status in highly depleted people only.',
    reference: 'harvey-2009',
  },
  {
    id: 'tsh',
    label: 'TSH',
    factors: ['thyroxine', 'triiodothyronine'],
    sentence: 'Often used to assess the function of the thyroid, with the free hormones.',
    reference: 'soh-2019',
  },
  {
    id: 'free-thyroxine',
    label: 'Free T4',
    factors: ['thyroxine', 'triiodothyronine'],
    sentence: 'Often used to assess the function of the thyroid, with TSH.',
    reference: 'soh-2019',
  },
  {
    id: 'calcidiol',
    label: '25-OH-D',
    factors: ['vitamin-d', 'calcidiol', 'calcitriol'],
    sentence: 'In serum the parameter that best reflects vitamin D status.',
    reference: 'perales-afan-2024',
  },
];

/** Above or beside a list of markers. */
export const statusMarkersTitle = 'Status markers';
export const statusMarkersCaution = 'Facts from publications. They judge no value.';

/** The status markers of an entry of the library; empty where the library knows none. */
export function statusMarkersOf(library: Library, entity: string | null): readonly StatusMarker[] {
  if (entity === null) return [];
  const { entities, links, references } = indexLibrary(library);
  const measured = measuredMarkers.flatMap(({ id, label, factors, sentence, reference }) => {
    const source = references.get(reference);
    if (!factors.includes(entity) || !source) return [];
    return [{ id, label, sentences: [sentence], references: [source] }];
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
