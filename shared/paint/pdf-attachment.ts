import { limits } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import type { PackingFault } from '../bytes/inflate.ts';
import { readObjects, type ReadObjects } from './pdf/read-objects.ts';
import { findLocations, readLocations } from './pdf/read-locations.ts';
import { PdfFault, type ReadDictionary, type ReadValue } from './pdf/read-syntax.ts';
import { fromUtf8, latin1At } from '../bytes/bytes.ts';

/**
 * The text of the project in a PDF: an attachment with our name or our media type; null if there is none. Another
 * program may have written the file again. Time and memory are limited by the file's size, whatever it contains.
 */
export function readPdfProject(file: Uint8Array): Result<string | null, PackingFault> {
  const byTables = attempt(() => projectIn(file, readLocations));
  if (byTables.ok || byTables.error === 'too-large') return byTables;
  const bySearch = attempt(() => projectIn(file, findLocations));
  if (bySearch.ok ? bySearch.value !== null : bySearch.error === 'too-large') return bySearch;
  return mayEmbed(file) ? failure('damaged') : success(null);
}

/** Whether anything in a broken file may be an attachment; objects may also be packed into streams. */
function mayEmbed(file: Uint8Array): boolean {
  const text = latin1At(file, 0, file.length);
  return text.includes('/EmbeddedFile') || text.includes('/ObjStm');
}

function attempt(read: () => string | null): Result<string | null, PackingFault> {
  try {
    return success(read());
  } catch (error) {
    if (error instanceof PdfFault) return failure(error.fault);
    throw error;
  }
}

function projectIn(
  file: Uint8Array,
  fillLocations: (objects: ReadObjects) => ReadDictionary,
): string | null {
  const objects = readObjects(file);
  const trailer = fillLocations(objects);
  // We do not open encrypted files.
  if (trailer.entries.has('Encrypt')) return null;
  const catalog = objects.dictionary(trailer.entries.get('Root'));
  if (!catalog) throw new PdfFault('The file has no catalogue.');
  const names = objects.dictionary(catalog.entries.get('Names'));
  for (const specification of namedFiles(objects, names?.entries.get('EmbeddedFiles'))) {
    const stream = embeddedFile(objects, specification);
    if (!stream || !isProject(objects, specification, stream)) continue;
    const text = fromUtf8(objects.dataOf(stream, limits.fileBytes));
    if (text === null) throw new PdfFault('The project is not text.');
    return text;
  }
  return null;
}

const mostBranches = 10_000;

/** What a tree of names leads to: ISO 32000-1, 7.9.6. */
function* namedFiles(objects: ReadObjects, root: ReadValue | undefined): Generator<ReadDictionary> {
  const waiting = [root];
  for (let branches = 0; waiting.length > 0 && branches < mostBranches; branches += 1) {
    const branch = objects.dictionary(waiting.pop());
    if (!branch) continue;
    const names = objects.follow(branch.entries.get('Names'));
    for (const value of names?.type === 'array' ? names.items : []) {
      const file = value.type === 'string' ? null : objects.dictionary(value);
      if (file) yield file;
    }
    const kids = objects.follow(branch.entries.get('Kids'));
    if (kids?.type === 'array') waiting.push(...kids.items.slice(0, mostBranches));
  }
}

function embeddedFile(objects: ReadObjects, { entries }: ReadDictionary): ReadDictionary | null {
  const files = objects.dictionary(entries.get('EF'));
  return objects.dictionary(files?.entries.get('UF') ?? files?.entries.get('F'));
}

function isProject(
  objects: ReadObjects,
  { entries }: ReadDictionary,
  stream: ReadDictionary,
): boolean {
  const type = objects.follow(stream.entries.get('Subtype'));
  if (type?.type === 'name' && type.name === 'application/x-neuromatrix+json') return true;
  return ['UF', 'F'].some((key) => {
    const name = objects.follow(entries.get(key));
    // In UTF-16 every other byte of the name is zero.
    return name?.type === 'string' && name.bytes.replaceAll('\0', '').endsWith('.neuromatrix');
  });
}
