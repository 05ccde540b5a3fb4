import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { indexLibrary, type LibraryLink } from '../../../shared/library/library.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

/** The collection that the library was made from; beside the repository where people maintain it. */
const folder = new URL('../../../../shared/reference/', import.meta.url);
const read = <Row>(name: string): Row[] =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Row[];

interface Fact {
  readonly id: string;
  readonly xrefs?: readonly { readonly db: string; readonly id: string }[];
  readonly evidence?: readonly Piece[];
  readonly confidence?: string;
  readonly note?: string;
  readonly [field: string]: unknown;
}

interface Piece {
  readonly pmid?: string;
  readonly doi?: string;
  readonly citation: string;
  readonly title?: string;
  readonly year?: string;
  readonly [field: string]: unknown;
}

interface Publication {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly fromMemory?: string;
}

interface Misfit {
  readonly level: string;
  readonly reference: string;
  readonly links: readonly string[];
  readonly action: string;
}

const { entities, links, references } = indexLibrary(bundledLibrary());

/** The names that GPML files use for the databases (BridgeDb). */
const databases = new Map([
  ['HGNC', 'HGNC Accession number'],
  ['HGNC.symbol', 'HGNC'],
  ['GO', 'Gene Ontology'],
  ['UBERON', 'Uberon'],
  ['CL', 'Cell Ontology'],
  ['KEGG', 'KEGG Compound'],
]);

describe.skipIf(!existsSync(folder))('nothing of the collected facts is lost', () => {
  test('entities with their names, identifiers and notes', () => {
    for (const { xrefs, ...collected } of read<Fact>('entities.json')) {
      const entity = entities.get(collected.id);
      const {
        name: _name,
        synonyms: _synonyms,
        label: _label,
        caption: _caption,
        ...rest
      } = collected;
      // These are named as people ask for them, and found by their other names.
      const isRenamed = ['mood', 'attention', 'sleep'].includes(collected.id);
      expect(entity).toMatchObject(isRenamed ? rest : collected);
      expect(entity?.xrefs).toEqual(
        xrefs?.map(({ db, id }) => ({ database: databases.get(db) ?? db, id })),
      );
    }
  });

  test('links with all their fields, but for what better sources changed', () => {
    const changed: string[] = [];
    for (const { evidence: _evidence, ...fact } of read<Fact>('links.json')) {
      const link = links.get(fact.id);
      const { confidence, note, organism, ...said } = fact;
      expect(link).toMatchObject({ ...said, ...given({ organism: withoutRemark(organism) }) });
      expect(link?.note ?? '').toContain(note ?? '');
      if (link?.confidence !== confidence) changed.push(`${fact.id} ${link?.confidence}`);
    }
    expect(changed.sort()).toEqual([
      // In people another part of the brain did not change.
      'dha--upregulates--vmat2 contested',
      // Its only reference is about a disease, from which the claim is inferred.
      'gch1--upregulates--dopamine supported',
      // The only reference of these two was about something else.
      'insulin--binds--insr supported',
      'triiodothyronine--binds--thrb supported',
      // Heart cells name the receptor's subtype, which blood cells do not.
      'triiodothyronine--upregulates--adrb1 supported',
      // The study that found nothing was made before signs of illness; later ones agree.
      'vitamin-b1--upregulates--gaba supported',
      'vitamin-b1--upregulates--glutamate supported',
    ]);
  });

  test('every piece of evidence with its words, but for references that are about something else', () => {
    const unfit = new Set(unfitPairs());
    const lost: string[] = [];
    for (const { id, evidence = [] } of read<Fact>('links.json')) {
      for (const piece of evidence) {
        const found = findPiece(links.get(id), piece);
        if (!found) lost.push(id);
        const { basis, checked, studyKind, organism, tissue, source, pmid, doi } = piece;
        const shown = { organism: withoutRemark(organism), source: withoutRemark(source) };
        const said = given({ basis, checked, studyKind, tissue, ...shown });
        expect(found ?? piece).toMatchObject(said);
        expect(references.get(found?.reference ?? '') ?? piece).toMatchObject(given({ pmid, doi }));
      }
    }
    expect(lost.filter((id) => !unfit.has(id))).toEqual([]);
  });

  test('publications with title and authors, and what of them nobody has compared', () => {
    for (const { id, title, authors, fromMemory } of read<Publication>('publications.json')) {
      const reference = references.get(id);
      if (!reference) continue;
      expect(reference).toMatchObject(given({ title, fromMemory }));
      expect(reference.authors).toEqual(authors);
    }
  });

  test('no reference supports what it contradicts or is not about', () => {
    const unmarked = read<Misfit>('misfits.json').flatMap(({ reference, links: named, action }) =>
      named.filter((id) => {
        const pieces = links.get(id)?.evidence.filter((piece) => piece.reference === reference);
        const isCounter = action.includes('counter-evidence');
        return pieces?.some(({ stance, note }) =>
          isCounter ? stance !== 'contradicts' : note === undefined,
        );
      }),
    );
    expect(unmarked).toEqual([]);
  });
});

/** Links that lost a reference because it does not fit. */
function unfitPairs(): string[] {
  return read<Misfit>('misfits.json')
    .filter(({ action }) => /^(?:replace|remove|drop|find)/u.test(action))
    .flatMap(({ links: named }) => [...named]);
}

function findPiece(link: LibraryLink | undefined, piece: Piece) {
  return link?.evidence.find(({ reference, source }) => {
    const known = references.get(reference);
    if (source !== withoutRemark(piece['source']) || !known) return false;
    return (
      (piece.pmid === undefined || known.pmid === piece.pmid) &&
      (piece.doi === undefined || known.doi?.toLowerCase() === piece.doi.toLowerCase())
    );
  });
}

/** Remarks on how a page was read are kept out of what people see; an organism that was only guessed is none. */
function withoutRemark(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const plain = text.replace(
    / ?\(?(?:(?<kept>title|summary text); |species as usual for the group; |species )?(?:year |PMIDs )?not (?:shown|read)[^()]*\)?$/u,
    (_all, kept: string | undefined) => (kept === undefined ? '' : ` (${kept})`),
  );
  const isGuess = /species/u.test(text) && !/or/u.test(plain);
  return plain === '' || isGuess ? undefined : plain;
}

function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
