import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { linksOfReference } from '../../../../renderer/references/ReferenceViews.tsx';
import { xrefUrl } from '../../../../shared/library/xref-patterns.ts';

const odd = fc.string({ unit: 'binary' }).map((text) => `10.1000/${text}\ud800`);

test('whatever stands in an identifier, its address can be made and is a web address', () => {
  fc.assert(
    fc.property(odd, fc.constantFrom('ChEBI', 'UniProt', 'DOI', 'KEGG', 'HMDB'), (id, database) => {
      const urls = [
        ...linksOfReference({ id: 'r', authors: [], doi: id }),
        { url: xrefUrl({ database, id }) ?? 'https://none' },
      ];
      expect(urls.every(({ url }) => url.startsWith('https://'))).toBe(true);
    }),
  );
});
