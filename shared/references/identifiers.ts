/** What people copy along with a DOI: addresses of doi.org and its proxies, prefixes, brackets and full stops. */
const doiPattern = /10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+/u;
const wholeDoi = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/u;

/**
 * The DOI in what a person typed or pasted, as doi.org writes it, or undefined if there is none. After the DOI Handbook:
 * a prefix of 10 and a registrant's number, and a suffix of anything that shows.
 */
export function readDoi(text: string): string | undefined {
  const plain = text.trim();
  if (wholeDoi.test(plain) && !/[.,;]$/u.test(plain)) return withBalancedEnd(plain);
  const found = doiPattern.exec(decoded(plain))?.[0];
  return found === undefined ? undefined : withBalancedEnd(found.replace(/[.,;:'’”]+$/u, ''));
}

/** The PubMed id in what a person typed or pasted, or undefined if there is none. */
export function readPubmedId(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(
      /^(?:https?:\/\/)?(?:(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed\/|pubmed\.ncbi\.nlm\.nih\.gov\/)/iu,
      '',
    )
    .replace(/^(?:pmid|pubmed(?:\s+id)?)\s*[:#]?\s*/iu, '')
    .replace(/[/?#].*$/u, '')
    .replace(/[.,;]$/u, '');
  return /^[1-9]\d{0,8}$/u.test(plain) ? plain : undefined;
}

/** The id of PubMed Central in what a person typed or pasted, or undefined if there is none. */
export function readPubmedCentralId(text: string): string | undefined {
  const found = /^(?:https?:\/\/\S+\/)?(?:pmcid:?\s*)?(pmc[1-9]\d{0,8})\/?$/iu.exec(text.trim());
  return found?.[1]?.toUpperCase();
}

/** Addresses write some characters of a DOI, such as `(` or `<`, as `%28`. */
function decoded(text: string): string {
  if (!/^https?:/iu.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A closing bracket at the end belongs to the sentence around, unless the DOI opened it. */
function withBalancedEnd(doi: string): string {
  let end = doi;
  while (/[)\]]$/u.test(end)) {
    const [open, close] = end.endsWith(')') ? ['(', ')'] : ['[', ']'];
    if (end.split(open).length >= end.split(close).length) break;
    end = end.slice(0, -1);
  }
  return end;
}

/** Where a DOI leads. Half a character, which a damaged file may hold, has no place in an address. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(doi.replaceAll(/\p{Cs}/gu, ''))}`;
}
