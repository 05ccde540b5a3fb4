import { useWorkbench } from '../editor/workbench.tsx';
import { displayKeys } from '../editor/keys.ts';
import styles from './Shortcut.module.css';

/** The keys of a command, as this platform writes them. */
export function Shortcut({ keys }: { keys: string }) {
  return <kbd className={styles['keys']}>{displayKeys(keys, useWorkbench().platform)}</kbd>;
}
