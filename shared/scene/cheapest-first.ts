/**
 * States of a search, numbered by whoever searches, the cheapest first: a binary heap. Of equals the one that was pushed
 * first comes first, so that the same input gives the same picture.
 */
export class CheapestFirst {
  readonly #states: number[] = [];
  readonly #costs: number[] = [];
  readonly #turns: number[] = [];
  #turn = 0;

  push(state: number, cost: number): void {
    const turn = (this.#turn += 1);
    let at = this.#states.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#costs[above] ?? 0) <= cost) break;
      this.#move(above, at);
      at = above;
    }
    this.#put(at, state, cost, turn);
  }

  pop(): number | undefined {
    const top = this.#states[0];
    const state = this.#states.pop();
    const cost = this.#costs.pop();
    const turn = this.#turns.pop();
    const count = this.#states.length;
    if (state === undefined || cost === undefined || turn === undefined || count === 0) return top;
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && this.#isBefore(child + 1, child)) child += 1;
      const childCost = this.#costs[child] ?? 0;
      if (childCost > cost || (childCost === cost && (this.#turns[child] ?? 0) > turn)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, state, cost, turn);
    return top;
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#costs[a] ?? 0, this.#costs[b] ?? 0];
    return one === other ? (this.#turns[a] ?? 0) < (this.#turns[b] ?? 0) : one < other;
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#states[from] ?? 0, this.#costs[from] ?? 0, this.#turns[from] ?? 0);
  }

  #put(at: number, state: number, cost: number, turn: number): void {
    this.#states[at] = state;
    this.#costs[at] = cost;
    this.#turns[at] = turn;
  }
}
