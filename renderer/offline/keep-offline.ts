import { windowWords } from '../../shared/words/window.ts';

/**
 * Keeps the browser edition for use without a network, where it was built for that: its page then has a manifest. `tell`
 * hears what a person should know.
 */
export async function keepOffline(page: Window, tell: (words: string) => void): Promise<void> {
  const isBuiltForIt = page.document.querySelector('link[rel="manifest"]') !== null;
  const hasWorkers: boolean = 'serviceWorker' in page.navigator;
  if (!isBuiltForIt || !hasWorkers) return;
  const { serviceWorker } = page.navigator;
  const isFirst = serviceWorker.controller === null;
  try {
    const registration = await serviceWorker.register('./service-worker.js', {
      updateViaCache: 'none',
    });
    const followed = new Set<ServiceWorker>();
    /** A new worker may be there already, and be told of as found besides. */
    const follow = (worker: ServiceWorker | null) => {
      if (worker === null || followed.has(worker)) return;
      followed.add(worker);
      const look = () => {
        if (worker.state === 'installed')
          tell(isFirst ? windowWords.neuromatrixIsKept : windowWords.thereIsNew);
      };
      worker.addEventListener('statechange', look);
      look();
    };
    follow(registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
    follow(registration.waiting);
  } catch {
    // Private windows have no room for it, and some servers forbid it: the program works as long as they answer.
  }
}
