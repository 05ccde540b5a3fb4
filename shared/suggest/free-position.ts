/** Fractions of a link's length: how near to its ends and to other anchors a new anchor may lie, where there is a choice. */
const fromEnds = 0.2;
const apart = 0.12;

/** The place on a link nearest to the wanted one that keeps off its ends and its other anchors. */
export function freePosition(wanted: number, taken: readonly number[]): number {
  const positions = [wanted, 0.5, ...taken.flatMap((at) => [at - apart, at + apart])].map((at) =>
    round(Math.min(Math.max(at, fromEnds), 1 - fromEnds)),
  );
  const isFree = (at: number) => taken.every((other) => Math.abs(other - at) >= apart - 1e-6);
  const free = positions.filter(isFree).sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  return free[0] ?? round(wanted);
}

/** As finely as anyone sees, and readable in the file. */
const round = (position: number): number => Math.round(position * 1_000) / 1_000;
