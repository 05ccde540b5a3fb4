import { useEffect, useState } from 'react';
import type { LossReport } from '../../shared/project/file-outcome.ts';
import type { LibraryMatch } from '../../shared/library/match-nodes.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { nameOfNode } from '../../shared/graph/describe-project.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { ScrolledList } from '../ui/ScrolledList.tsx';
import { importedFrom, libraryMatches, lossWords, revealLoss, takeKinds } from './imports.ts';
import styles from './FileDialogs.module.css';
import { LossList } from './FileDialogs.tsx';
import { filesWords } from '../../shared/words/files.ts';
import { windowWords } from '../../shared/words/window.ts';

/** The report on an imported file, and what the library knows about it. */
export function ImportReportDialog() {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const imported = useEditor((state) => state.imported);
  const matches = useMatches();
  const take = () => {
    void takeKinds(workbench, matches);
    close();
  };
  const actions = (
    <>
      <Button onClick={close} data-initial-focus>
        {windowWords.close}
      </Button>
      {matches.length > 0 && (
        <Button look="primary" onClick={take}>
          {filesWords.takeKindsFromLibrary}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={filesWords.importReport} onClose={close} actions={actions}>
      {imported && <Losses report={imported.report} onDone={close} />}
      {matches.length > 0 && <Matches matches={matches} />}
    </Dialog>
  );
}

/** For the document when the dialog opens: nothing else changes it meanwhile. Empty until the library is loaded. */
function useMatches(): readonly LibraryMatch[] {
  const workbench = useWorkbench();
  const [matches, setMatches] = useState<readonly LibraryMatch[]>([]);
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const found = await libraryMatches(workbench);
      if (isWanted) setMatches(found);
    };
    void look();
    return () => {
      isWanted = false;
    };
  }, [workbench]);
  return matches;
}

function Losses({ report, onDone }: { report: LossReport; onDone: () => void }) {
  const workbench = useWorkbench();
  const { kept, losses } = report;
  return (
    <section className={styles['part']}>
      <p>
        Read as {importedFrom(workbench)}:{' '}
        {kept === 1 ? '1 element' : `${kept.toLocaleString('en')} elements`} came through whole
        {losses.length === 0 ? ', and nothing was lost.' : `. ${lossWords(losses)}:`}
      </p>
      {losses.length > 0 && (
        <LossList
          losses={losses}
          onReveal={(loss) => {
            onDone();
            revealLoss(workbench, loss);
          }}
        />
      )}
    </section>
  );
}

function Matches({ matches }: { matches: readonly LibraryMatch[] }) {
  return (
    <section className={styles['part']}>
      <p>{filesWords.libraryKnowsTheseNodesByTheir}</p>
      <ScrolledList className={styles['list']} aria-label={filesWords.knownToLibrary}>
        {matches.map(({ node, entity }) => (
          <li key={node.id}>
            <strong>
              <bdi>{nameOfNode(node)}</bdi>
            </strong>{' '}
            {nodeKinds[node.kind].label} → {nodeKinds[entity.kind].label}
            {entity.label === node.label ? '' : ` (${entity.label})`}
          </li>
        ))}
      </ScrolledList>
    </section>
  );
}
