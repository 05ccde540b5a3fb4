import { Separator } from 'react-resizable-panels';
import styles from './PanelBorder.module.css';

interface Props {
  /** What it changes, such as "Width of the library". */
  readonly label: string;
  readonly isShown?: boolean;
}

/** The border between two panels, to be dragged or moved by the arrow keys. */
export function PanelBorder({ label, isShown = true }: Props) {
  return <Separator className={styles['separator']} aria-label={label} data-shown={isShown} />;
}
