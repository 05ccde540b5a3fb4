import { useState } from 'react';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import form from '../ui/form.module.css';
import { readPages, searchPages } from './guide-pages.ts';
import { MarkdownParts } from './MarkdownParts.tsx';
import styles from './guide.module.css';
import { helpWords } from '../../shared/words/help.ts';

const texts = import.meta.glob<string>('../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** In the order of their file names. */
const pages = readPages(
  Object.entries(texts)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, text]) => text),
);

/** All pages of the guide, to read and to search. */
export function GuideDialog() {
  const close = useCloseDialog();
  const [shown, setShown] = useState(0);
  const [query, setQuery] = useState('');
  const hits = searchPages(pages, query);
  const words = new Map(hits.map((hit) => [hit.page, hit.words]));
  const page = pages[shown];
  return (
    <Dialog title={helpWords.guide} width="wide" onClose={close}>
      <div className={styles['guide']}>
        <nav className={styles['pages']} aria-label={helpWords.pages}>
          <label className={form['field']}>
            <span>{helpWords.searchGuide}</span>
            <input
              type="search"
              value={query}
              data-initial-focus
              onChange={({ target }) => setQuery(target.value)}
            />
          </label>
          <p role="status" className={form['hint']}>
            {query.trim() !== '' && found(hits.length)}
          </p>
          <ol>
            {pages.map(({ title }, at) => {
              const isLeft = query.trim() !== '' && !words.has(at);
              return (
                <li key={title} hidden={isLeft}>
                  <button
                    type="button"
                    aria-current={at === shown ? 'page' : undefined}
                    onClick={() => setShown(at)}
                  >
                    {title}
                    {words.has(at) && <small>{words.get(at)}</small>}
                  </button>
                </li>
              );
            })}
          </ol>
        </nav>
        {page && (
          // The keyboard must be able to scroll it. A page begins at its top, also after a long one: hence the key.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <article key={page.title} tabIndex={0} aria-label={page.title}>
            <h3>{page.title}</h3>
            <MarkdownParts parts={page.parts} />
          </article>
        )}
      </div>
    </Dialog>
  );
}

function found(count: number): string {
  if (count === 0) return helpWords.noPageHasTheseWords;
  return count === 1 ? '1 page' : helpWords.pages2(count);
}
