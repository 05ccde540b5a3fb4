import type { LibraryEntity } from './library.ts';

/**
 * All that people call an entity, the names that they look for first in front: its label, also without "L-", its full
 * name and the parts of it, gene symbols, synonyms, and the number of a vitamin by itself ("B6").
 */
export function namesOfEntity(entity: LibraryEntity): readonly string[] {
  const { label, name, caption, synonyms, xrefs } = entity;
  const symbols = xrefs.filter(({ database }) => database === 'HGNC').map(({ id }) => id);
  const said = [label, name].flatMap((one) => [
    ...withoutConfiguration(one),
    ...withoutNumber(one),
  ]);
  const names = [...said, label, name, ...symbols, ...synonyms, caption ?? '', ...partsOf(entity)];
  return [...new Set(names.filter((one) => one !== ''))];
}

/** The name as people say it: tryptophan for L-tryptophan. */
function withoutConfiguration(name: string): string[] {
  const bare = name.replace(/^(?:D|L|DL)-/u, '');
  return bare === name ? [] : [bare];
}

/** The name without the place of a group: pyridoxal phosphate for pyridoxal 5'-phosphate. */
function withoutNumber(name: string): string[] {
  const bare = name.replace(/ \d+['′]?-(?=[a-z])/gu, ' ');
  return bare === name ? [] : [bare];
}

/** "Vitamin B6 (pyridoxine)" is called vitamin B6, pyridoxine and B6. */
function partsOf({ name, poolOf, kind }: LibraryEntity): string[] {
  // What stands in brackets after other names is mostly a remark: "(glia)", "(alpha-1)".
  if (poolOf !== undefined || kind !== 'micronutrient') return [];
  const [, outside = name, inside = ''] = /^(.+?)\s*\(([^()]+)\)$/u.exec(name) ?? [];
  const number = /^vitamin\s+(B\d+)$/iu.exec(outside)?.[1] ?? '';
  return [outside, inside, number];
}
