import { describe, expect, test } from 'vitest';
import { parseLibrary } from '../../../shared/library/parse-library.ts';
import { libraryFiles } from './bundled-library.ts';

const [entity] = libraryFiles.entities;
const [link] = libraryFiles.links;

function problemsWith(changes: Partial<Record<keyof typeof libraryFiles, unknown>>): string[] {
  const parsed = parseLibrary({ ...libraryFiles, ...changes });
  return parsed.ok ? [] : parsed.error.map(({ where, problem }) => `${where}: ${problem}`);
}

const withEntity = (changes: object) => ({
  entities: [...libraryFiles.entities, { ...entity, id: 'own', ...changes }],
});
const withLink = (changes: object) => ({
  links: [...libraryFiles.links, { ...link, id: 'own', ...changes }],
});

describe('a mistake in a library file is named', () => {
  test.each([
    [
      'an id used twice',
      withEntity({ id: 'serotonin' }),
      'entities: serotonin: This ID is used twice.',
    ],
    [
      'an identifier of the wrong form',
      withEntity({ xrefs: [{ database: 'ChEBI', id: '28790x' }] }),
      'entities: own: “28790x” is not an identifier of ChEBI.',
    ],
    [
      'a link that ends nowhere',
      withLink({ target: 'happiness' }),
      'links: own: It ends at “happiness”, which is not an entity.',
    ],
    [
      'a conversion by something that cannot carry one out',
      withLink({ via: 'iron' }),
      'links: own: It goes through “iron”, which is not an enzyme, transporter or process.',
    ],
    [
      'a column that is no transmitter',
      withLink({ neurotransmitters: ['iron'] }),
      'links: own: “iron” is not a neurotransmitter.',
    ],
    [
      'evidence without its reference',
      withLink({
        evidence: [{ reference: 'nobody-1900', basis: 'stated', source: 'Seen nowhere' }],
      }),
      'links: own: Its evidence names the reference “nobody-1900”, which is not listed.',
    ],
  ])('%s', (_what, changes, problem) => {
    expect(problemsWith(changes)).toEqual([problem]);
  });

  test('a misspelt key', () => {
    expect(problemsWith(withEntity({ synonym: ['5-HT'] }))).toEqual([
      expect.stringContaining('synonym'),
    ]);
  });

  test('something that is not a library at all', () => {
    expect(problemsWith({ entities: null, links: 'x' })).toHaveLength(2);
  });
});
