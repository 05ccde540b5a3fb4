import { clearerOn, contrast, mixColors } from './colors.ts';
import type { Theme } from './primitives.ts';

/** Colours that belong to no kind or relation. */
export interface ThemeColors {
  /** What the diagram lies on; open heads and plates of labels are filled with it. */
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  /** Marks that a person put on a node to draw attention. */
  readonly status: string;
  readonly badgeFill: string;
  readonly badgeBorder: string;
}

export const themeColors: Readonly<Record<Theme, ThemeColors>> = {
  light: {
    ground: '#ffffff',
    ink: '#1e293b',
    quiet: '#64748b',
    status: '#dc2626',
    badgeFill: '#ffffff',
    badgeBorder: '#cbd5e1',
  },
  dark: {
    ground: '#0f172a',
    ink: '#e2e8f0',
    quiet: '#94a3b8',
    status: '#f87171',
    badgeFill: '#0f172a',
    badgeBorder: '#475569',
  },
};

/** A colour that a person chose, most likely on a light ground: on the dark one it must not vanish, but have contrast enough. */
export function shownInTheme(color: string, ground: string, theme: Theme, enough = 4): string {
  if (theme === 'light' || color === 'none') return color;
  const isFaint = contrast(ground, mixColors(ground, color, 1)) < 1.6;
  return isFaint ? clearerOn(ground, color, enough) : color;
}
