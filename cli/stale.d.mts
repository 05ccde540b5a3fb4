/** See `stale.mjs`. */
export function isStale(output: string, sources: readonly string[]): boolean;
