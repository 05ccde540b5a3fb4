/** A browser's storage, over a map that begins with these entries. */
export function aStorage(entries: Readonly<Record<string, string>> = {}): Storage {
  const stored = new Map(Object.entries(entries));
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };
  // The parts of the interface that the program uses.
  return storage as unknown as Storage;
}
