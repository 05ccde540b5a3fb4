/** Where the program is in its life; several parts of Electron may only be used once it is ready. */
export const state = { isReady: false };

export function requireReady(what: string): void {
  if (!state.isReady) throw new Error(`${what} cannot be used before the app is ready`);
}
