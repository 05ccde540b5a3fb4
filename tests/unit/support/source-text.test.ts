import { expect, test } from 'vitest';
import { importsOf, wordsOf } from '../../support/source-text.ts';

test('finds every form of import', () => {
  const text = `
    import { a } from './a.ts';
    import type {
      B,
    } from "./b.ts";
    import './c.css';
    export * from './d.ts';
    const e = await import('./e.ts');
    const f = require(\`./f.cjs\`);
    new Worker(new URL('./g.ts', import.meta.url));
  `;
  expect(importsOf(text).toSorted()).toEqual([
    './a.ts',
    './b.ts',
    './c.css',
    './d.ts',
    './e.ts',
    './f.cjs',
    './g.ts',
  ]);
});

test('takes comments and words in texts for neither imports nor code', () => {
  const text = `
    // import { a } from 'a';  window
    /** see document
     * from 'b' */
    const word = 'a window at http://c';
    const made = \`process \${document.title} "window"\`;
    style.window = { process: 1 };
  `;
  expect(importsOf(text)).toEqual([]);
  expect(wordsOf(text).filter((word) => ['window', 'document', 'process'].includes(word))).toEqual([
    'document',
  ]);
});
