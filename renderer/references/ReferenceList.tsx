import type { Reference } from '../../shared/project/annotation-schema.ts';
import { ScrolledList } from '../ui/ScrolledList.tsx';
import { WebLink } from '../ui/WebLink.tsx';
import styles from '../ui/form.module.css';

const SHOWN = 500;

/** The project's publications. */
export function ReferenceList({ references }: { references: readonly Reference[] }) {
  if (references.length === 0) return null;
  const more = references.length - SHOWN;
  return (
    <section>
      <h3 className={styles['heading']}>References ({references.length.toLocaleString('en')})</h3>
      <ScrolledList className={styles['list']} aria-label="References">
        {references.slice(0, SHOWN).map((reference) => (
          <li key={reference.id}>
            <p dir="auto">{reference.title ?? reference.citation ?? reference.id}</p>
            <p dir="auto">{publicationOf(reference)}</p>
            <p>
              <Links reference={reference} />
            </p>
          </li>
        ))}
        {more > 0 && <li>… and {more.toLocaleString('en')} more</li>}
      </ScrolledList>
    </section>
  );
}

function publicationOf({ authors, journal, year }: Reference): string {
  const [first, ...others] = authors;
  const who = first === undefined ? undefined : `${first}${others.length > 0 ? ' et al.' : ''}`;
  return [who, journal, year].filter((part) => part !== undefined && part !== '').join(', ');
}

function Links({ reference: { doi, pmid } }: { reference: Reference }) {
  return (
    <>
      {doi !== undefined && (
        <WebLink url={`https://doi.org/${encodeURI(doi)}`} className={styles['link']}>
          doi:{doi}
        </WebLink>
      )}
      {pmid !== undefined && (
        <WebLink
          url={`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`}
          className={styles['link']}
        >
          PubMed {pmid}
        </WebLink>
      )}
    </>
  );
}
