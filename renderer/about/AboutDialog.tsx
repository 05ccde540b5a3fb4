import { credits } from '../../shared/library/credits.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { WebLink } from '../ui/WebLink.tsx';
import { useLoaded } from '../ui/loading.ts';
import { loadLicences } from './licences.ts';
import styles from './AboutDialog.module.css';
import { settingsWords } from '../../shared/words/settings.ts';

/** What this is, what it is not, and whose work is in it. */
export function AboutDialog() {
  const { version } = useWorkbench();
  const close = useCloseDialog();
  return (
    <Dialog title="Neuromatrix" onClose={close}>
      <p className={styles['version']}>{settingsWords.version(version)}</p>
      <p>{settingsWords.visualPathwayEditorForNeurotransmitterSupport}</p>
      <p className={styles['notice']}>{settingsWords.itInformsItGivesNoMedical}</p>
      <h3 className={styles['heading']}>{settingsWords.librarysSources}</h3>
      <ul className={styles['credits']}>
        {credits.map(({ name, url, used, licence }) => (
          <li key={name}>
            {url === undefined ? name : <WebLink url={url}>{name}</WebLink>}: {used}
            {licence !== undefined && ` (${licence})`}
          </li>
        ))}
      </ul>
      <h3 className={styles['heading']}>{settingsWords.licences}</h3>
      <p>{settingsWords.neuromatrixIsFreeSoftwareUnderMit}</p>
      <details className={styles['details']}>
        <summary>{settingsWords.allLicences}</summary>
        <Licences />
      </details>
    </Dialog>
  );
}

function Licences() {
  const loaded = useLoaded(loadLicences);
  if (loaded === null) return <p>…</p>;
  if (loaded instanceof Error) return <p>{settingsWords.theyCannotBeShown(loaded.message)}</p>;
  return (
    <pre
      className={styles['licences']}
      role="region"
      aria-label={settingsWords.allLicences}
      // The keyboard must be able to scroll it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {loaded}
    </pre>
  );
}
