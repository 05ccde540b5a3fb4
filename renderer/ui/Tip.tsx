import { Tooltip } from 'radix-ui';
import type { ReactElement } from 'react';
import { useWorkbench } from '../editor/workbench.tsx';
import { displayKeys } from '../editor/key-matcher.ts';
import styles from './Tip.module.css';

/** Says what a button does, to pointer and keyboard. The button needs a name of its own. */
export function Tip({
  text,
  keys,
  children,
}: {
  text: string;
  keys?: string | undefined;
  children: ReactElement;
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={styles['tip']} sideOffset={6} collisionPadding={8}>
          {text}
          {keys !== undefined && <Shortcut keys={keys} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** The keys of a command, as this platform writes them. */
export function Shortcut({ keys }: { keys: string }) {
  return <kbd className={styles['keys']}>{displayKeys(keys, useWorkbench().platform)}</kbd>;
}
