/** One line of a plot. A gap is a value that is not there. */
interface PlotSeries {
  readonly values: readonly (number | null)[];
}

export interface PlotRequest {
  /** Where the values are, ascending. */
  readonly at: readonly number[];
  readonly series: readonly PlotSeries[];
  readonly width: number;
  readonly height: number;
  /** Room beside the frame: for the words at the axes, and for the names at the ends of the lines. */
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** A logarithmic axis shows a half and a double as equally far from 1. */
  readonly scale: 'linear' | 'log';
  /** The least distance between two names. */
  readonly nameHeight: number;
}

interface Tick {
  readonly value: number;
  readonly at: number;
}

/** A plot in its own coordinates: from the top left corner, downwards. */
export interface Plot {
  readonly frame: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  /** The height of "no change". */
  readonly zero: number;
  readonly lines: readonly PlotLine[];
  /** Where a factor lies on the axis; beyond the ends, the end. */
  readonly positionOf: (factor: number) => number;
}

interface PlotLine {
  /** The data of an SVG path; a gap begins a new piece. */
  readonly path: string;
  /** The end of the line; null if there is no value at all. */
  readonly end: { readonly x: number; readonly y: number } | null;
  /** The middle of its name, so that no name covers another. */
  readonly nameAt: number;
}

/** Works out where everything of a plot of relative changes lies. */
export function layOutPlot(request: PlotRequest): Plot {
  const { at, series, width, height, margins, scale, nameHeight } = request;
  const frame = {
    x: margins.left,
    y: margins.top,
    width: width - margins.left - margins.right,
    height: height - margins.top - margins.bottom,
  };
  const toAxis = scale === 'log' ? Math.log : (value: number) => value;
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 1];
  const positionOf = (factor: number) => {
    const held = Math.min(Math.max(factor, first), last);
    const share = (toAxis(held) - toAxis(first)) / (toAxis(last) - toAxis(first) || 1);
    return round(frame.x + share * frame.width);
  };
  const ticks = ticksFor(rangeOf(series));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const heightOf = (value: number) =>
    round(frame.y + frame.height * (1 - (value - low) / (high - low)));
  const drawn = series.map(({ values }) => lineOf(values, at.map(positionOf), heightOf));
  const names = spread(
    drawn.map(({ end }) => end?.y ?? frame.y),
    nameHeight,
    frame.y + frame.height,
  );
  return {
    frame,
    across: ticksAcross(scale, first, last).map((value) => ({ value, at: positionOf(value) })),
    up: ticks.map((value) => ({ value, at: heightOf(value) })),
    zero: heightOf(0),
    lines: drawn.map((line, index) => ({ ...line, nameAt: round(names[index] ?? frame.y) })),
    positionOf,
  };
}

/** A tenth of a pixel is fine enough, and makes short paths. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Always with zero, and never flatter than this: what does not change must look flat. */
const leastSpan = 0.1;

function rangeOf(series: readonly PlotSeries[]): readonly [number, number] {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  if (high - low >= leastSpan) return [low, high];
  const more = (leastSpan - (high - low)) / 2;
  return [low - more, high + more];
}

const mostSteps = 6;

/** Round numbers from below the least to above the greatest. */
function ticksFor([low, high]: readonly [number, number]): number[] {
  const rough = (high - low) / mostSteps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const [from, to] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  return Array.from({ length: to - from + 1 }, (_, at) =>
    Number(((from + at) * step).toPrecision(12)),
  );
}

const factorTicks = {
  log: [0.1, 0.25, 0.5, 1, 2, 4],
  linear: [0.25, 0.5, 1, 1.5, 2, 2.5, 3],
} as const;

function ticksAcross(scale: PlotRequest['scale'], first: number, last: number): number[] {
  return factorTicks[scale].filter((value) => value >= first && value <= last);
}

function lineOf(
  values: readonly (number | null)[],
  across: readonly number[],
  heightOf: (value: number) => number,
): Pick<PlotLine, 'path' | 'end'> {
  let path = '';
  let end: PlotLine['end'] = null;
  let isOpen = false;
  for (const [index, x] of across.entries()) {
    const value = values[index] ?? null;
    if (value !== null) {
      end = { x, y: heightOf(value) };
      path += `${isOpen ? 'L' : 'M'}${end.x} ${end.y}`;
    }
    isOpen = value !== null;
  }
  return { path, end };
}

/** Moves positions apart until each has its room, none below `bottom`; the order stays. */
function spread(positions: readonly number[], room: number, bottom: number): number[] {
  const order = positions.map((_, index) => index);
  order.sort((one, other) => (positions[one] ?? 0) - (positions[other] ?? 0) || one - other);
  const placed = [...positions];
  let limit = -Infinity;
  for (const index of order) {
    const next = Math.max(placed[index] ?? 0, limit + room);
    placed[index] = next;
    limit = next;
  }
  limit = bottom + room;
  for (const index of order.toReversed()) {
    const next = Math.min(placed[index] ?? 0, limit - room);
    placed[index] = next;
    limit = next;
  }
  return placed;
}
