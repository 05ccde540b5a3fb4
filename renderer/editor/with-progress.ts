import type { RenderWatch } from '../export/render-image.ts';
import type { Workspace } from './workspace.ts';

/** Shows how far work is, and lets a person give it up. New work takes the place of what is being made. */
export async function withProgress<Made>(
  workspace: Workspace,
  text: string,
  work: (watch: RenderWatch) => Promise<Made>,
): Promise<Made> {
  workspace.store.getState().progress?.cancel();
  const cancelling = new AbortController();
  const cancel = () => cancelling.abort();
  const isShown = () => workspace.store.getState().progress?.cancel === cancel;
  const show = (share: number | null) => workspace.set({ progress: { text, share, cancel } });
  show(null);
  const watch = { onProgress: show, signal: cancelling.signal };
  return work(watch).finally(() => {
    if (isShown()) workspace.set({ progress: null });
  });
}
