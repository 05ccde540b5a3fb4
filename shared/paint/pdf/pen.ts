import type { Stroke } from '../../scene/primitives.ts';
import { shortNumber } from '../numbers.ts';
import type { Resources } from './resources.ts';
import { real } from './pdf-file.ts';

/** Writes operators, and those that set colours and lines only where they change something. */
export interface Pen {
  write(operators: string): void;
  save(): void;
  restore(): void;
  /** False for a colour that leaves nothing to be seen. */
  fillWith(color: string): boolean;
  strokeWith(stroke: Stroke): boolean;
  finish(): string;
}

interface State {
  readonly fill: string;
  readonly stroke: string;
  readonly width: string;
  readonly dash: string;
  readonly cap: string;
  readonly opacity: string;
}

type Part = keyof State;

/** What a pen expects at its start and leaves at its end; colours and widths may be any. */
export function pageState(resources: Resources): string {
  return `${resources.opacityName(255)} gs [] 0 d 0 J 1 j`;
}

export function createPen(resources: Resources): Pen {
  const initial: State = {
    fill: '',
    stroke: '',
    width: '',
    dash: '[] 0 d',
    cap: '0 J',
    opacity: `${resources.opacityName(255)} gs`,
  };
  const operators: string[] = [];
  const saved: State[] = [];
  let state = initial;
  const set = (part: Part, operator: string) => {
    if (state[part] === operator) return;
    state = { ...state, [part]: operator };
    operators.push(operator);
  };
  const setColor = (part: 'fill' | 'stroke', color: string) => {
    const found = readColor(color);
    if (!found) return false;
    set(part, `${found.channels} ${part === 'fill' ? 'rg' : 'RG'}`);
    set('opacity', `${resources.opacityName(found.opacity)} gs`);
    return true;
  };
  return {
    write: (text) => void operators.push(text),
    save() {
      saved.push(state);
      operators.push('q');
    },
    restore() {
      state = saved.pop() ?? initial;
      operators.push('Q');
    },
    fillWith: (color) => setColor('fill', color),
    strokeWith({ color, width, dash = [], cap = 'butt' }) {
      if (!setColor('stroke', color)) return false;
      set('width', `${shortNumber(width)} w`);
      set('dash', `[${dash.map(shortNumber).join(' ')}] 0 d`);
      set('cap', cap === 'round' ? '1 J' : '0 J');
      return true;
    },
    finish() {
      for (const part of ['dash', 'cap', 'opacity'] as const) set(part, initial[part]);
      return operators.join('\n');
    },
  };
}

/** Reads `#rrggbb` and `#rrggbbaa`; null for `none` and for what is wholly transparent. */
function readColor(color: string): { readonly channels: string; readonly opacity: number } | null {
  if (!color.startsWith('#')) return null;
  const channel = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  const opacity = color.length > 7 ? channel(7) : 255;
  if (opacity === 0) return null;
  return { channels: [1, 3, 5].map((at) => real(channel(at) / 255)).join(' '), opacity };
}
