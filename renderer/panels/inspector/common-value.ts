/** The value that all items share; null where they differ or there is none. */
export function commonValue<Item, Value>(
  items: readonly Item[],
  valueOf: (item: Item) => Value,
): Value | null {
  const [first, ...others] = items;
  if (first === undefined) return null;
  const value = valueOf(first);
  return others.every((item) => valueOf(item) === value) ? value : null;
}
