import { useWorkbench } from '../editor/workbench.tsx';
import { shortcutText } from './shortcut-text.ts';
import styles from './Shortcut.module.css';

/** The keys of a command, as this platform writes them. */
export function Shortcut({ keys }: { keys: string }) {
  return <kbd className={styles['keys']}>{shortcutText(keys, useWorkbench().platform)}</kbd>;
}
