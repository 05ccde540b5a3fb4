import { useSyncExternalStore } from 'react';
import type { CommandId } from '../../shared/commands.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';

/** Whether a command can be run now; follows document and window. */
export function useCommandEnabled(id: CommandId): boolean {
  const workbench = useWorkbench();
  return useSyncExternalStore(subscribeTo(workbench), () => workbench.isEnabled(id));
}

const subscriptions = new WeakMap<Workbench, (listener: () => void) => () => void>();

/** The same function for the same workbench, so that React does not subscribe anew on each render. */
function subscribeTo(workbench: Workbench): (listener: () => void) => () => void {
  const known = subscriptions.get(workbench);
  if (known) return known;
  const subscribe = (listener: () => void) => {
    const ends = [
      workbench.editor.store.subscribe(listener),
      workbench.workspace.store.subscribe(listener),
    ];
    return () => ends.forEach((end) => end());
  };
  subscriptions.set(workbench, subscribe);
  return subscribe;
}
