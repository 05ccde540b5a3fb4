import { Trash2 } from 'lucide-react';
import type { Reference, Project } from '../../shared/project/project-schema.ts';
import { wordsForReference } from '../../shared/project/element-names.ts';
import {
  doiAddress,
  readDoi,
  readPubmedCentralId,
  readPubmedId,
} from '../../shared/references/identifiers.ts';
import { WebLink } from '../ui/WebLink.tsx';
import inspector from '../ui/inspector.module.css';
import { inSequence } from '../../shared/edit/edit.ts';
import { removeReference } from '../../shared/edit/references.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { useReferenceNumbers } from '../editor/diagram.ts';
import { Section } from '../ui/fields/Section.tsx';
import { citedBy } from '../../shared/graph/project-index.ts';
import styles from './reference-card.module.css';
import { findWords } from '../../shared/words/find.ts';

/** "Walther DJ et al.", "Albrecht J, Zielińska M"; empty if no author is known. */
function authorsInShort({ authors, etAl }: Reference): string {
  const [first = '', second] = authors;
  if (authors.length > 2 || (etAl === true && first !== '')) return findWords.etAl(first);
  return second === undefined ? first : `${first}, ${second}`;
}

/** The heading of a reference: authors and year, or the best name that is known. */
export function headingOfReference(reference: Reference): string {
  const authors = authorsInShort(reference);
  const parts = [authors, reference.journal, reference.year].filter(Boolean);
  if (authors !== '' || parts.length > 1) return parts.join(', ');
  return reference.citation ?? (wordsForReference(reference) || 'Reference');
}

/**
 * Names the fields of a reference that nobody has compared with the publication. Shows nothing if all were compared.
 */
export function FromMemory({ reference: { fromMemory } }: { reference: Reference }) {
  if (fromMemory === undefined) return null;
  return <p data-caution>{findWords.fromMemoryNotChecked(fromMemory)}</p>;
}

export interface ReferenceLink {
  readonly label: string;
  readonly url: string;
}

/** Where a reference can be read; only addresses that are safe to open. */
export function linksOfReference({ doi, pmid, pmcid, url }: Reference): ReferenceLink[] {
  const links: ReferenceLink[] = [];
  if (doi !== undefined && readDoi(doi) === doi) {
    links.push({ label: `doi:${doi}`, url: doiAddress(doi) });
  }
  if (pmid !== undefined && readPubmedId(pmid) === pmid) {
    links.push({ label: findWords.pubmed(pmid), url: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` });
  }
  if (pmcid !== undefined && readPubmedCentralId(pmcid) === pmcid && links.length === 0) {
    links.push({ label: pmcid, url: `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/` });
  }
  if (url !== undefined && isWebPage(url) && links.length === 0) {
    links.push({ label: new URL(url).hostname, url });
  }
  return links;
}

function isWebPage(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

export type ReferenceInput = 'doi' | 'pmid' | 'citation';

/**
 * The reference in a text that a person gave, without what people copy along; or a sentence that says what is wrong.
 */
export function readReference(
  kind: ReferenceInput,
  text: string,
):
  | { readonly ok: true; readonly fields: Partial<Pick<Reference, ReferenceInput>> }
  | { readonly ok: false; readonly problem: string } {
  const plain = text.trim();
  if (plain === '') return { ok: false, problem: findWords.typeSomethingFirst };
  if (kind === 'citation') return { ok: true, fields: { citation: plain } };
  if (kind === 'doi') {
    const doi = readDoi(plain);
    if (doi !== undefined) return { ok: true, fields: { doi } };
    return { ok: false, problem: findWords.doiLooksLike101126Science };
  }
  const pmid = readPubmedId(plain);
  if (pmid !== undefined) return { ok: true, fields: { pmid } };
  return { ok: false, problem: findWords.pubmedIdIsNumberSuchAs };
}

/** Links to a publication: its DOI, its PubMed entry. Shows nothing if neither is known. */
export function ReferenceLinks({ reference }: { reference: Reference }) {
  return linksOfReference(reference).map(({ label, url }) => (
    <WebLink key={url} url={url} className={inspector['text-button']}>
      {label}
    </WebLink>
  ));
}

/** The project's publications, with the elements that cite each. One that nothing cites can be removed. */
export function ReferencesSection({ project }: { project: Project }) {
  const { editor, canvas, run } = useWorkbench();
  const uses = citedBy(project);
  const numbers = useReferenceNumbers();
  const unused = project.references.filter(({ id }) => !uses.has(id));
  const cited = project.references.length - unused.length;
  const count = unused.length === 0 ? cited : findWords.citedNot(cited, unused.length);
  return (
    <Section title={findWords.referenceCount(count)}>
      <ul className={styles['cards']}>
        {project.references.map((reference) => {
          const ids = uses.get(reference.id) ?? [];
          const heading = headingOfReference(reference);
          return (
            <li key={reference.id} className={styles['card']}>
              <p>
                {numbers?.has(reference.id) === true && <>{numbers.get(reference.id)}. </>}
                <b
                  title={[...reference.authors, ...(reference.etAl ? [findWords.etAl2] : [])].join(
                    ', ',
                  )}
                >
                  <bdi>{heading}</bdi>
                </b>
              </p>
              {reference.title !== undefined && <p dir="auto">{reference.title}</p>}
              <FromMemory reference={reference} />
              <p className={styles['links']}>
                <ReferenceLinks reference={reference} />
                {ids.length > 0 ? (
                  <button
                    type="button"
                    className={inspector['text-button']}
                    aria-label={findWords.citedSelectWhatCites(ids.length, heading)}
                    onClick={() => {
                      editor.select(ids);
                      canvas.current?.reveal(ids);
                    }}
                  >
                    {findWords.cited(ids.length)}
                  </button>
                ) : (
                  <button
                    type="button"
                    className={inspector['icon-button']}
                    aria-label={findWords.remove(heading)}
                    title={findWords.nothingCitesItRemove}
                    onClick={() => editor.edit(removeReference(reference.id))}
                  >
                    <Trash2 size="0.75rem" aria-hidden="true" />
                  </button>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      {unused.length > 1 && (
        <button
          type="button"
          className={inspector['button']}
          onClick={() => editor.edit(inSequence(...unused.map(({ id }) => removeReference(id))))}
        >
          {findWords.removeThatNothingCites(unused.length)}
        </button>
      )}
      <button type="button" className={inspector['button']} onClick={() => run('references')}>
        {findWords.addImportAndExport}
      </button>
    </Section>
  );
}
