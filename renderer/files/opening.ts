import type { Reading } from '../../shared/session/readings.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { windowWords } from '../../shared/words/window.ts';

/** Shows how much of a file is read, and lets the person cancel that. */
export function createOpeningView({
  host,
  workspace,
}: Workbench): (reading: Reading | null) => void {
  const cancel = () => void host.cancelOpening();
  return (reading) => {
    const { progress } = workspace.store.getState();
    if (reading !== null) {
      workspace.set({
        progress: { text: windowWords.filesOpening(reading.file), share: reading.share, cancel },
      });
    } else if (progress?.cancel === cancel) workspace.set({ progress: null });
  };
}
