const initials = /^\p{Lu}{1,4}$/u;
const particle = /^\p{Ll}/u;

/**
 * A name as projects hold it: "Walther DJ" where only initials are known, as PubMed writes them, else "Walther, Diego",
 * and an organisation as it stands.
 */
export function joinName(family: string, given: string): string {
  const [last, first] = [family.trim(), given.trim()];
  if (last === '' || first === '') return last || first;
  return initials.test(first) ? `${last} ${first}` : `${last}, ${first}`;
}

/** The parts of such a name; an organisation is a family name only. */
export function splitName(name: string): { readonly family: string; readonly given: string } {
  const comma = name.indexOf(',');
  if (comma >= 0) {
    return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() };
  }
  const space = name.lastIndexOf(' ');
  const last = name.slice(space + 1);
  return space > 0 && initials.test(last)
    ? { family: name.slice(0, space), given: last }
    : { family: name, given: '' };
}

/** "Ludwig van Beethoven" or ("van Beethoven", "Jr", "Ludwig"), split at the commas, after the rules of BibTeX. */
export function readBibtexName(parts: readonly string[]): string {
  const [first = '', second = '', third] = parts;
  if (parts.length <= 1) return readWrittenOut(first.trim());
  return third === undefined ? joinName(first, second) : joinName(`${first} ${second}`, third);
}

function readWrittenOut(name: string): string {
  const words = name.split(/\s+/u);
  const particleAt = words.findIndex((word, at) => at > 0 && particle.test(word));
  const familyAt = particleAt > 0 && particleAt < words.length - 1 ? particleAt : words.length - 1;
  return joinName(words.slice(familyAt).join(' '), words.slice(0, familyAt).join(' '));
}
