/**
 * A binary heap. Of states with equal costs, the one pushed first comes first, so that the same input gives the same
 * picture.
 */
export class CheapestFirst {
  readonly #items: { readonly state: number; readonly cost: number; readonly turn: number }[] = [];
  #turn = 0;

  push(state: number, cost: number): void {
    const items = this.#items;
    const item = { state, cost, turn: (this.#turn += 1) };
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = items[above];
      if (!parent || !isBefore(item, parent)) break;
      items[at] = parent;
      at = above;
    }
    items[at] = item;
  }

  pop(): number | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (!top || !last) return undefined;
    if (items.length === 0) return top.state;
    let at = 0;
    for (;;) {
      const [left, right] = [items[2 * at + 1], items[2 * at + 2]];
      if (!left) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, last)) break;
      items[at] = child;
      at = 2 * at + (isRight ? 2 : 1);
    }
    items[at] = last;
    return top.state;
  }
}

function isBefore(
  a: { readonly cost: number; readonly turn: number },
  b: { readonly cost: number; readonly turn: number },
): boolean {
  return a.cost === b.cost ? a.turn < b.turn : a.cost < b.cost;
}
