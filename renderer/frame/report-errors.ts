import type { Workbench } from '../editor/workbench.tsx';
import { describeError } from './describe-error.ts';

// Chromium's way of saying that it finished measuring in the next frame; nothing is wrong.
const harmless = /ResizeObserver loop/u;

/** Tells the person of every error that nobody expected, and offers its details. The browser logs it besides. */
export function reportErrors(page: Window, { host, workspace }: Workbench): void {
  const report = (error: unknown) => {
    const text = describeError(error);
    if (harmless.test(text)) return;
    workspace.toast('Something went wrong. Your work is still here; save it.', {
      label: 'Copy details',
      run: () => void host.writeClipboard({ text }),
    });
  };
  page.addEventListener('error', (event) => report(event.error ?? event.message));
  page.addEventListener('unhandledrejection', (event) => report(event.reason));
}
