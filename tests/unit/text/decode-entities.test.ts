import { expect, test } from 'vitest';
import { decodeEntities } from '../../../shared/text/decode-entities.ts';

test.each([
  ['&beta;-endorphin &rarr; &mu;-receptor', 'β-endorphin → μ-receptor'],
  ['ya&gbreve;&#305;z &ouml;&#x4E;&Ouml;&yuml;&omega;&Alpha;', 'ya&gbreve;ız öNÖÿωΑ'],
  ['a&nbsp;b &amp;amp; &lt;c&gt;', 'a b &amp; <c>'],
  ['R&D; & &#0; &#xD800; &constructor;', 'R&D; & &#0; &#xD800; &constructor;'],
])('the signs that %s names', (text, read) => {
  expect(decodeEntities(text)).toBe(read);
});
