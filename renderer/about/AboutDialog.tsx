import { credits } from '../../shared/library/credits.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { WebLink } from '../ui/WebLink.tsx';
import { useLoaded } from '../ui/loading.ts';
import { loadLicences } from './licences.ts';
import styles from './AboutDialog.module.css';

/** What this is, what it is not, and whose work is in it. */
export function AboutDialog() {
  const { version } = useWorkbench();
  const close = useCloseDialog();
  return (
    <Dialog title="Neuromatrix" onClose={close}>
      <p className={styles['version']}>Version {version}</p>
      <p>A visual pathway editor for the Neurotransmitter Support Matrix.</p>
      <p className={styles['notice']}>
        It informs; it gives no medical advice. Decisions about treatment belong to a person and
        their clinician.
      </p>
      <h3 className={styles['heading']}>The library’s sources</h3>
      <ul className={styles['credits']}>
        {credits.map(({ name, url, used, licence }) => (
          <li key={name}>
            {url === undefined ? name : <WebLink url={url}>{name}</WebLink>}: {used}
            {licence !== undefined && ` (${licence})`}
          </li>
        ))}
      </ul>
      <h3 className={styles['heading']}>Licences</h3>
      <p>
        Neuromatrix is free software under the MIT licence. The typeface is Inter by the Inter
        Project Authors, under the SIL Open Font Licence 1.1. Icons are from Lucide, under the ISC
        licence.
      </p>
      <details className={styles['details']}>
        <summary>All licences</summary>
        <Licences />
      </details>
    </Dialog>
  );
}

function Licences() {
  const loaded = useLoaded(loadLicences);
  if (loaded === null) return <p>…</p>;
  if (loaded instanceof Error) return <p>{`They cannot be shown. ${loaded.message}`}</p>;
  return (
    // The keyboard must be able to scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={styles['licences']} role="region" aria-label="All licences" tabIndex={0}>
      {loaded}
    </pre>
  );
}
