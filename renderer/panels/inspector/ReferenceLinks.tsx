import type { Reference } from '../../../shared/project/annotation-schema.ts';
import { WebLink } from '../../ui/WebLink.tsx';
import { linksOfReference } from './reference-words.ts';
import styles from './inspector.module.css';

/** Where a publication can be read: its DOI, its PubMed entry. Draws nothing where neither is known. */
export function ReferenceLinks({ reference }: { reference: Reference }) {
  return linksOfReference(reference).map(({ label, url }) => (
    <WebLink key={url} url={url} className={styles['text-button']}>
      {label}
    </WebLink>
  ));
}
