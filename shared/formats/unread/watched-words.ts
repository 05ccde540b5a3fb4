/** Values by their names that remember which of them somebody asked for. */
export class WatchedWords extends Map<string, string> {
  readonly #asked = new Set<string>();

  override get(name: string): string | undefined {
    this.#asked.add(name);
    return super.get(name);
  }

  override has(name: string): boolean {
    this.#asked.add(name);
    return super.has(name);
  }

  /** The names of the values that nobody asked for. */
  get unread(): string[] {
    return [...this.keys()].filter((name) => !this.#asked.has(name));
  }
}
