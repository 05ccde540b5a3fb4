export interface Age {
  readonly text: string;
  /** Milliseconds until the text is another. */
  readonly changesIn: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in words that get coarser with time. Milliseconds. */
export function describeAge(milliseconds: number): Age {
  const age = Math.max(0, milliseconds);
  if (age < 2 * SECOND) return { text: 'just now', changesIn: 2 * SECOND - age };
  if (age < 10 * SECOND) return counted(age, SECOND, SECOND, 's');
  if (age < MINUTE) return counted(age, SECOND, 10 * SECOND, 's');
  if (age < HOUR) return counted(age, MINUTE, MINUTE, 'min');
  if (age < DAY) return counted(age, HOUR, HOUR, 'h');
  return counted(age, DAY, DAY, 'd');
}

function counted(age: number, unit: number, step: number, name: string): Age {
  const steps = Math.floor(age / step);
  return { text: `${(steps * step) / unit} ${name} ago`, changesIn: (steps + 1) * step - age };
}
