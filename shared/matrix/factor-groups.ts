/** The groups in which the rows of a matrix stand, by the kinds of the factors. */
export const factorGroups: readonly {
  readonly label: string;
  readonly kinds: readonly string[];
}[] = [
  { label: 'Precursors', kinds: ['precursor'] },
  { label: 'Cofactors and micronutrients', kinds: ['cofactor', 'micronutrient'] },
  { label: 'Hormones', kinds: ['hormone'] },
];
