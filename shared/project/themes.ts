import { diagramLooks, type DiagramLook } from './image-formats.ts';

/** Light or dark, and with it which colours: the usual ones, or those of a look for all of a diagram. */
export type Theme = Ground | `${Ground} ${Exclude<DiagramLook, 'usual'>}`;

export type Ground = 'light' | 'dark';

export function themeFor(ground: Ground, look: DiagramLook): Theme {
  return look === 'usual' ? ground : `${ground} ${look}`;
}

export function groundOf(theme: Theme): Ground {
  return theme.startsWith('light') ? 'light' : 'dark';
}

export function lookOf(theme: Theme): DiagramLook {
  return diagramLooks.find((look) => theme.endsWith(` ${look}`)) ?? 'usual';
}

export const themes: readonly Theme[] = (['light', 'dark'] as const).flatMap((ground) =>
  diagramLooks.map((look) => themeFor(ground, look)),
);
