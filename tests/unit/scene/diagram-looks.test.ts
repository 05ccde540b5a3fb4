import { describe, expect, test } from 'vitest';
import { kindsThat, nodeKinds } from '../../../shared/project/node-kinds.ts';
import { diagramLooks, type DiagramLook } from '../../../shared/project/image-formats.ts';
import { relationSchema, type NodeKind } from '../../../shared/project/project-schema.ts';
import { relations } from '../../../shared/project/relations.ts';
import {
  contrast,
  greyOf,
  kindTint,
  levelColor,
  linkLook,
  mixColors,
  nodeLook,
  relationColor,
  themeColors,
} from '../../../shared/scene/looks.ts';
import { themeFor, type Ground } from '../../../shared/project/themes.ts';
import { aLink, aNode } from '../../support/a-project.ts';

const grounds: readonly Ground[] = ['light', 'dark'];
const all = diagramLooks.flatMap((look) => grounds.map((ground) => [look, ground] as const));
const levels = ['low', 'high', 'uncertain'] as const;
const kinds = kindsThat(() => true);

describe.each(all)('In the look %s on a %s ground', (look, ground) => {
  const theme = themeFor(ground, look);
  const { ground: below, ink, quiet } = themeColors(theme);
  const strong = look === 'contrast' ? 7 : 4.5;

  test('every label can be read on its node', () => {
    const faint = kinds.filter((kind) => {
      const { fill, text } = nodeLook(aNode({ kind }), theme);
      // The heading of a container is said by size and capitals too, and is as quiet as before.
      const least = look === 'contrast' || !nodeKinds[kind].contains ? strong : 3;
      return contrast(mixColors(below, fill, 1), text) < least;
    });
    expect(faint).toEqual([]);
  });

  test('borders, lines and marks stand out from the ground', () => {
    const least = look === 'contrast' ? 7 : 3;
    const borders = kinds
      .filter((kind) => !nodeKinds[kind].contains && kindTint(kind, theme).border !== 'none')
      .map((kind) => [kind, kindTint(kind, theme).border] as const);
    const lines = relationSchema.options.map(
      (relation) => [relation, relationColor(relation, theme)] as const,
    );
    const marks = levels.map((level) => [level, levelColor(level, theme)] as const);
    const faint = [...borders, ...lines, ...marks].filter(
      ([, color]) => contrast(below, color) < least,
    );
    // Yellow of a note beside its text on it.
    expect(faint.filter(([name]) => name !== 'note')).toEqual([]);
  });

  test('what is written beside the diagram can be read', () => {
    expect(contrast(below, ink)).toBeGreaterThan(7);
    expect(contrast(below, quiet)).toBeGreaterThan(strong);
  });
});

/**
 * What people without one kind of cone see (Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, severity 1),
 * by rows, for linear light.
 */
const sights = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
} as const;

type Triple = readonly [number, number, number];

function linear(color: string): Triple {
  const channel = (start: number) => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(rows: readonly number[], [x, y, z]: Triple): Triple {
  const row = (at: number) =>
    (rows[at] ?? 0) * x + (rows[at + 1] ?? 0) * y + (rows[at + 2] ?? 0) * z;
  return [row(0), row(3), row(6)];
}

/** Oklab (Ottosson 2020): a distance of 0.02 is just seen side by side. */
function oklab(light: Triple): Triple {
  const cones = times(
    [
      0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566,
      0.0883024619, 0.2817188376, 0.6299787005,
    ],
    light,
  );
  const [l, m, s] = cones.map((cone) => Math.cbrt(Math.max(0, cone)));
  return times(
    [
      0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099,
      0.0259040371, 0.7827717662, -0.808675766,
    ],
    [l ?? 0, m ?? 0, s ?? 0],
  );
}

/** The distance of the two colours for the people to whom they are most alike. */
function leastDistance(one: string, other: string): number {
  const distances = Object.values(sights).map((sight) => {
    const [a, b] = [one, other].map((color) => oklab(times(sight, linear(color))));
    return Math.hypot(...(a ?? []).map((value, at) => value - (b?.[at] ?? 0)));
  });
  return Math.min(...distances);
}

/** Pairs of different colours that somebody hardly tells apart. */
function alike(colors: readonly string[], least: number): string[] {
  const different = [...new Set(colors)];
  return different.flatMap((one, at) =>
    different
      .slice(0, at)
      .filter((other) => leastDistance(one, other) < least)
      .map((other) => `${one} ${other}`),
  );
}

describe.each(grounds)('On a %s ground the colour-blind safe look', (ground) => {
  const theme = themeFor(ground, 'colour-blind');
  // Transmitters are solid on any ground; of the others the border is the lighter part on a dark one.
  const partOf = (kind: NodeKind) =>
    ground === 'light' || nodeKinds[kind].isTransmitter ? 'fill' : 'border';
  const factors = kinds.filter(
    (kind) => nodeKinds[kind].safeColor !== null || nodeKinds[kind].isTransmitter,
  );

  test('keeps the kinds of the matrix apart for people with two kinds of cones', () => {
    const colors = factors.map((kind) => kindTint(kind, theme)[partOf(kind)]);
    expect(colors.length).toBeGreaterThan(8);
    expect(alike(colors, 0.07)).toEqual([]);
  });

  test('keeps the relations apart, which the usual look does not', () => {
    const colored = relationSchema.options.filter((relation) => relations[relation].safe !== null);
    const colorsIn = (look: DiagramLook) =>
      colored.map((relation) => relationColor(relation, themeFor(ground, look)));
    expect(alike(colorsIn('colour-blind'), 0.1)).toEqual([]);
    expect(alike(colorsIn('usual'), 0.1)).not.toEqual([]);
  });

  test('keeps low, high and uncertain apart', () => {
    expect(
      alike(
        levels.map((level) => levelColor(level, theme)),
        0.1,
      ),
    ).toEqual([]);
  });
});

test('a colour that was set by hand is grey in the greyscale look, and seen in high contrast', () => {
  const node = aNode({ style: { fill: '#fde047', border: '#fef08a', text: '#a16207' } });
  const link = aLink({ style: { color: '#fef9c3' } });
  const grey = nodeLook(node, 'light greyscale');
  expect([grey.fill, grey.border]).toEqual([greyOf('#fde047'), greyOf('#fef08a')]);
  expect(linkLook(link, 'light greyscale').color).toBe(greyOf('#fef9c3'));
  expect(contrast('#ffffff', linkLook(link, 'light contrast').color)).toBeGreaterThan(4.4);
  expect(linkLook(link, 'light colour-blind').color).toBe('#fef9c3');
});

test('shapes, heads and lines are the same in every look', () => {
  for (const [look, ground] of all) {
    const theme = themeFor(ground, look);
    for (const kind of kinds) {
      const { shape, borderWidth, borderStyle } = nodeLook(aNode({ kind }), theme);
      const usual = nodeLook(aNode({ kind }), 'light');
      expect([shape, borderWidth, borderStyle]).toEqual([
        usual.shape,
        usual.borderWidth,
        usual.borderStyle,
      ]);
    }
  }
});
