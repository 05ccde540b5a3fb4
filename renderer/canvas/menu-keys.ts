/** Which entry of a list a key leads to: arrows go round, a letter to the next entry that begins with it. */
export function indexForKey(key: string, labels: readonly string[], index: number): number | null {
  const { length } = labels;
  if (length === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % length;
    case 'ArrowUp':
      return (index - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return startingWith(key, labels, index);
  }
}

function startingWith(key: string, labels: readonly string[], index: number): number | null {
  if (key.length !== 1 || key === ' ') return null;
  const isWanted = (label: string) => label.toLowerCase().startsWith(key.toLowerCase());
  const later = labels.findIndex((label, at) => at > index && isWanted(label));
  const found = later >= 0 ? later : labels.findIndex(isWanted);
  return found >= 0 ? found : null;
}
