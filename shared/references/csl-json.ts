import { z } from 'zod';
import { joinName, toReference, type FoundReferences, type RawReference } from './raw-reference.ts';
import { readingWords } from '../words/reading.ts';

const textSchema = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const nameSchema = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
  'non-dropping-particle': z.string().optional(),
});
const dateSchema = z
  .object({
    'date-parts': z.array(z.array(z.union([z.string(), z.number()]))).optional(),
    raw: z.string().optional(),
    literal: z.string().optional(),
  })
  .optional()
  .catch(undefined);

/** An item of CSL-JSON (docs.citationstyles.org), as Zotero, Mendeley and doi.org write it. */
const itemSchema = z.object({
  id: textSchema,
  DOI: textSchema,
  PMID: textSchema,
  title: textSchema,
  'container-title': z
    .union([z.string(), z.array(z.string()).transform(([first]) => first)])
    .optional()
    .catch(undefined),
  publisher: textSchema,
  author: z.array(nameSchema).optional().catch(undefined),
  editor: z.array(nameSchema).optional().catch(undefined),
  issued: dateSchema,
  volume: textSchema,
  issue: textSchema,
  page: textSchema,
  URL: textSchema,
  note: textSchema,
});
type Item = z.infer<typeof itemSchema>;

/** Reads a list of items, a single item, or an object with items under `items`. What is not an item is reported. */
export function readCslJson(json: unknown): FoundReferences {
  const list = listIn(json);
  const items = list.map((one) => itemSchema.safeParse(one));
  const found = items.flatMap((item) =>
    item.success ? (toReference(rawOf(item.data)) ?? []) : [],
  );
  const missed = list.length - found.length;
  const words = readingWords.notCslJson(missed);
  return { references: found, problems: missed > 0 ? [words] : [] };
}

function listIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  const wrapped = z.object({ items: z.array(z.unknown()) }).safeParse(json);
  return wrapped.success ? wrapped.data.items : [json];
}

function rawOf(item: Item): RawReference {
  const names = item.author ?? item.editor ?? [];
  return {
    id: item.id ?? '',
    doi: item.DOI,
    pmid: item.PMID ?? /\bPMID\s*:?\s*(\d{1,9})\b/iu.exec(item.note ?? '')?.[1],
    authors: names.map((name) => {
      const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
      return name.literal ?? joinName(family, name.given ?? '');
    }),
    title: item.title,
    journal: item['container-title'] ?? item.publisher,
    year: yearOf(item.issued),
    volume: item.volume,
    issue: item.issue,
    pages: item.page?.replace('-', '–'),
    url: item.URL,
  };
}

function yearOf(date: Item['issued']): string | undefined {
  const year = date?.['date-parts']?.[0]?.[0];
  return year === undefined ? (date?.raw ?? date?.literal) : String(year);
}
