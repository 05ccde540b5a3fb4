/** "3 nodes, 1 link"; what there is none of is left out. */
export function countInWords(nodes: number, links: number, anchors: number): string {
  const parts = [
    [nodes, 'node'],
    [links, 'link'],
    [anchors, 'anchor'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
}
