import { commands } from '../../shared/commands.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { Tip } from '../ui/Tip.tsx';
import { SaveState } from './SaveState.tsx';
import { ZoomMenu } from './ZoomMenu.tsx';
import styles from './StatusBar.module.css';

/** Where the work stands: saved or not, how large, what is selected, how it is shown. */
export function StatusBar() {
  return (
    <footer className={styles['bar']} aria-label="Status">
      <SaveState />
      <Counts />
      <span className={styles['space']} />
      <Snap />
      <Selection />
      <ZoomMenu />
    </footer>
  );
}

function Counts() {
  const nodes = useEditor(({ history }) => history.present.nodes.length);
  const links = useEditor(({ history }) => history.present.links.length);
  const references = useEditor(({ history }) => history.present.references.length);
  const counts = [counted(nodes, 'node'), counted(links, 'link'), counted(references, 'reference')];
  return <p>{counts.join(' · ')}</p>;
}

function Snap() {
  const workbench = useWorkbench();
  const snap = useEditor(({ history }) => history.present.canvas.snap);
  return (
    <Tip text={commands['toggle-snap'].label} keys={commands['toggle-snap'].keys}>
      <button
        type="button"
        className={styles['button']}
        aria-pressed={snap}
        onClick={() => workbench.run('toggle-snap')}
      >
        Snap {snap ? 'on' : 'off'}
      </button>
    </Tip>
  );
}

function Selection() {
  const count = useEditor(({ selection }) => selection.size);
  return count > 0 && <p>{count.toLocaleString('en')} selected</p>;
}

function counted(count: number, name: string): string {
  return `${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`;
}
