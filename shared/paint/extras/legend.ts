import type { Confidence } from '../../project/annotation-schema.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { relations } from '../../project/relations.ts';
import type { DrawnItem } from '../../scene/drawn.ts';
import type { Primitive } from '../../scene/primitives.ts';
import type { TextFont } from '../../scene/text-layout.ts';
import { fontHeights } from '../../scene/text-metrics.ts';
import { heading, placed, stack, textLine, widest, type Block, type ExtrasLook } from './block.ts';
import {
  badgeSwatch,
  kindSwatch,
  lineSwatch,
  relationSwatch,
  swatchSize,
} from './legend-swatches.ts';
import { usedSigns, type UsedSigns } from './used-signs.ts';

interface Entry {
  readonly label: string;
  readonly swatch: readonly Primitive[];
}

const font: TextFont = { size: 11.5, weight: 400 };
const rowHeight = 25;
const textGap = 9;
const columnGap = 26;

/** Explains the signs that are used in the diagram, each once; empty where there are none. */
export function legend(items: readonly DrawnItem[], width: number, look: ExtrasLook): Block {
  const used = usedSigns(items);
  const groups = [
    [...kindEntries(used, look), ...badgeEntries(used, look)],
    [...relationEntries(used, look), ...lineEntries(used, look)],
  ];
  const longest = widest(
    groups.flatMap((entries) => entries.map(({ label }) => label)),
    font,
  );
  const cell = swatchSize.width + textGap + longest + columnGap;
  const columns = Math.max(1, Math.floor((width + columnGap) / cell));
  const grids = groups.map((entries) =>
    grid(entries, balanced(entries.length, columns), cell, look),
  );
  const body = stack(grids, rowHeight - swatchSize.height + 5);
  return body.primitives.length === 0 ? body : stack([heading('Legend', look), body], 12);
}

/** As many columns as fill the rows that are needed anyway. */
function balanced(entries: number, columns: number): number {
  return Math.max(1, Math.ceil(entries / Math.max(1, Math.ceil(entries / columns))));
}

/** Row by row, as they are read. */
function grid(entries: readonly Entry[], columns: number, cell: number, look: ExtrasLook): Block {
  const baseline = swatchSize.height / 2 + (font.size * fontHeights.capHeight) / 2;
  const primitives = entries.flatMap(({ label, swatch }, index): Primitive[] => {
    const x = (index % columns) * cell;
    const y = Math.floor(index / columns) * rowHeight;
    const text = textLine(label, swatchSize.width + textGap, baseline, font, look.ink);
    return [placed({ height: rowHeight, primitives: [...swatch, text] }, x, y)];
  });
  const rows = Math.ceil(entries.length / columns);
  return { height: (rows - 1) * rowHeight + swatchSize.height, primitives };
}

function kindEntries({ kinds }: UsedSigns, { theme }: ExtrasLook): Entry[] {
  const entries = kinds.map(({ kind, style }) => ({
    label: nodeKinds[kind].label,
    swatch: kindSwatch(kind, style, theme),
  }));
  // Imported groups are often unseen.
  return entries.filter(({ swatch }) => swatch.length > 0);
}

function relationEntries({ relations: used }: UsedSigns, { theme }: ExtrasLook): Entry[] {
  return used.map(({ relation, style }) => ({
    label: relations[relation].label,
    swatch: relationSwatch(relation, style, theme),
  }));
}

function lineEntries({ lines }: UsedSigns, { quiet, ground }: ExtrasLook): Entry[] {
  return lines.map(({ line, confidences }) => ({
    label: lineLabel(line, confidences),
    swatch: lineSwatch(line, quiet, ground),
  }));
}

function badgeEntries({ badges }: UsedSigns, { theme }: ExtrasLook): Entry[] {
  return badges.map((kind) => ({ label: badgeLabels[kind], swatch: badgeSwatch(kind, theme) }));
}

const badgeLabels = {
  state: 'State',
  modification: 'Modification',
  information: 'Unit of information',
  status: 'Status',
} as const;

/** "Dotted line: contested" */
function lineLabel(line: string, confidences: readonly Confidence[]): string {
  const name = `${line.charAt(0).toUpperCase()}${line.slice(1)} line`;
  return confidences.length === 0 ? name : `${name}: ${confidences.join(' or ')}`;
}
