import { attributeOf, childrenOf, type SbgnElement } from './sbgn-element.ts';

export type Language = 'process description' | 'activity flow' | 'entity relationship';

/** In which of SBGN's languages a map is: as it says, else as its version says, else by what is in it. */
export function languageOf(map: SbgnElement): { language: Language; said: string | undefined } {
  const said = attributeOf(map, 'language');
  const version = attributeOf(map, 'version') ?? '';
  return { language: named(said) ?? byVersion(version) ?? byContent(map), said };
}

const languages: readonly Language[] = [
  'process description',
  'activity flow',
  'entity relationship',
];

function named(said: string | undefined): Language | undefined {
  return languages.find((language) => language === said?.trim().toLowerCase());
}

function byVersion(version: string): Language | undefined {
  if (version.includes('sbgn.pd.')) return 'process description';
  if (version.includes('sbgn.af.')) return 'activity flow';
  return version.includes('sbgn.er.') ? 'entity relationship' : undefined;
}

function byContent(map: SbgnElement): Language {
  const isFlow = childrenOf(map, 'glyph').some(
    (glyph) => attributeOf(glyph, 'class') === 'biological activity',
  );
  return isFlow ? 'activity flow' : 'process description';
}
