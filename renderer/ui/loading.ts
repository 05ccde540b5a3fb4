import {
  createElement,
  lazy,
  useState,
  type ComponentType,
  type ReactNode,
  useEffect,
} from 'react';
import { wordsReady } from '../../shared/words/language.ts';

const parts: (() => Promise<unknown>)[] = [];

/**
 * A part of the window that the first picture does not need. It is loaded by `loadTheRest`, or when it is first drawn;
 * it needs a `Suspense` around it. Once loaded it draws at once, without a blank in between.
 */
export function loadLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  let loaded: ComponentType<Props> | null = null;
  const fetchPart = async () => {
    loaded ??= await load();
    await wordsReady();
    return loaded;
  };
  const Waiting = lazy(async () => ({ default: await fetchPart() }));
  parts.push(fetchPart);
  return function Later(props) {
    // Chosen once: if another component replaced this one, everything typed into it would be lost.
    const [Part] = useState<ComponentType<Props>>(() => loaded ?? Waiting);
    return createElement(Part, props);
  };
}

/**
 * A part that the first view leaves room for, and that is fetched beside it, from the start on. It shows nothing until it
 * is there, and then appears at once: a `Suspense` would keep it back for a moment.
 */
export function loadAtOnce<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  let loaded: ComponentType<Props> | null = null;
  const fetchPart = async () => {
    loaded ??= await load();
    await wordsReady();
    return loaded;
  };
  const first = fetchPart();
  // A failure is told where the part is drawn, which tries it again.
  first.catch(() => undefined);
  return function Beside(props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(() => loaded);
    const [problem, setProblem] = useState<unknown>(null);
    useEffect(() => {
      if (Part) return;
      first.catch(fetchPart).then((part) => setPart(() => part), setProblem);
    }, [Part]);
    if (problem !== null) throw problem;
    return Part && createElement(Part, props);
  };
}

/** Loads all parts while the person looks at the first picture. A part that fails is loaded again when it is needed. */
export function loadTheRest(): void {
  void Promise.allSettled(parts.map((part) => part()));
}

/** Calls when nothing else is to be done, or after a while. Returns a function that gives it up. */
function whenIdle(call: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(call, 500);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(call, { timeout: 2_000 });
  return () => window.cancelIdleCallback(handle);
}

/** Whether the window has been idle since it was not busy: the time for what nobody waits for. */
export function useIdle(isBusy: boolean): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => (isBusy ? undefined : whenIdle(() => setIdle(true))), [isBusy]);
  return isIdle;
}

/** The result of `load`: null until it is there, the error if it failed. `load` must be the same function each time. */
export function useLoaded<Value>(load: () => Promise<Value>): Value | Error | null {
  const [loaded, setLoaded] = useState<Value | Error | null>(null);
  useEffect(() => {
    let isWanted = true;
    load().then(
      (value) => isWanted && setLoaded(() => value),
      (error: unknown) => {
        if (isWanted) setLoaded(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  return loaded;
}
