import { useEffect, useState } from 'react';

/** What `load` gives: null until it is there, the error if it failed. `load` must be the same function each time. */
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
