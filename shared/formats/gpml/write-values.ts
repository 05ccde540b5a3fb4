import {
  defaultOf,
  gpmlPaths,
  spellingOf,
  vocabularyOf,
  type HolderKind,
} from './gpml-attributes.ts';
import type { GpmlVersion, Values } from './gpml-document.ts';
import { as2013, as2021, plainWord } from './gpml-names.ts';
import { doubleLineKey } from './read-document.ts';
import { readPaths } from './read-values.ts';

/** Properties as the attributes of one version, by path, and what that version reads from them. */
export interface SaidValues {
  readonly paths: ReadonlyMap<string, string>;
  readonly said: Values;
}

/** Writes what a version can express. What is then read differently is kept and reported by the caller. */
export function sayValues(version: GpmlVersion, kind: HolderKind, values: Values): SaidValues {
  const paths = new Map<string, string>();
  for (const [name, pathByVersion] of Object.entries(gpmlPaths[kind])) {
    const path = pathByVersion[version];
    if (path === undefined) continue;
    const value = values.get(name) ?? requiredOf(version, kind, name, values);
    const text = value === undefined ? undefined : spellFor(version, kind, name, value);
    if (text === undefined) continue;
    if (isNeedless(version, kind, name, value)) continue;
    paths.set(path, text);
  }
  if (version === '2013a') sayDouble(kind, values, paths);
  return { paths, said: hear(version, kind, paths) };
}

/** What the version's schema requires although we have nothing to say. */
function requiredOf(
  version: GpmlVersion,
  kind: HolderKind,
  name: string,
  values: Values,
): string | undefined {
  const always = alwaysThere[kind]?.[name];
  if (always !== undefined) return always;
  if (kind === 'Group' && version === '2021') return boxOfGroup.get(name);
  if (!name.startsWith('xref')) return undefined;
  const isWanted = version === '2013a' && (kind === 'DataNode' || kind === 'Interaction');
  return isWanted || values.has('xrefDatabase') || values.has('xrefId') ? '' : undefined;
}

const box = { centerX: '0', centerY: '0', width: '0', height: '0' };
const boxOfGroup = new Map(Object.entries(box));

const alwaysThere: Partial<Record<HolderKind, Readonly<Record<string, string>>>> = {
  Pathway: { title: '', infoX: '0', infoY: '0', boardWidth: '0', boardHeight: '0' },
  DataNode: { textLabel: '', ...box },
  Label: { textLabel: '', ...box },
  Shape: { shapeType: 'Rectangle', ...box },
  State: { textLabel: '', relX: '0', relY: '0', width: '0', height: '0' },
  Point: { x: '0', y: '0' },
  Anchor: { position: '0' },
};

/** 2021 says everything, as libGPML does; 2013a leaves out what is usual, but for what PathVisio always writes. */
function isNeedless(
  version: GpmlVersion,
  kind: HolderKind,
  name: string,
  value: string | undefined,
): boolean {
  if (version === '2021' && name !== 'backgroundColor') return false;
  if (name === 'fontSize' || (kind === 'Shape' && name === 'shapeType')) return false;
  return value === defaultOf(version, kind, name);
}

const listed: Readonly<Record<string, readonly string[]>> = {
  fontWeight: ['Normal', 'Bold'],
  fontStyle: ['Normal', 'Italic'],
  fontDecoration: ['Normal', 'Underline'],
  fontStrikethru: ['Normal', 'Strikethru'],
  hAlign: ['Left', 'Center', 'Right'],
  vAlign: ['Top', 'Middle', 'Bottom'],
};

/** The text of a property in a version; undefined where it cannot be said. */
function spellFor(
  version: GpmlVersion,
  kind: HolderKind,
  name: string,
  value: string,
): string | undefined {
  if (listed[name] && !listed[name].includes(value)) return undefined;
  const words = vocabularyOf(kind, name);
  const said = words ? (version === '2013a' ? as2013(words, value) : as2021(words, value)) : value;
  if (version === '2013a' && (name === 'borderStyle' || name === 'lineStyle')) {
    return said === 'Broken' ? 'Broken' : 'Solid';
  }
  if (version === '2013a' && name === 'shapeType') return olderShapes.get(plainWord(said)) ?? said;
  const spelling = spellingOf(name);
  if (spelling === 'color') return spellColor(version, name, said);
  if (spelling === 'text' || spelling === 'integer') return said;
  // A whole number is written as PathVisio writes it: 60.0.
  return /^-?\d+$/u.test(said) ? `${said}.0` : said;
}

/** Outlines that in 2013a an Attribute tells. */
const olderShapes = new Map([
  ['Cell', 'RoundedRectangle'],
  ['Nucleus', 'Oval'],
  ['Organelle', 'RoundedRectangle'],
  ['Vesicle', 'Oval'],
  ['ExtracellularRegion', 'RoundedRectangle'],
  ['CellularComponent', 'Oval'],
]);

function spellColor(version: GpmlVersion, name: string, value: string): string {
  if (version === '2021' || value.length === 6) return value;
  // Only fills can be transparent there, and only wholly.
  return value.endsWith('00') && name === 'fillColor' ? 'Transparent' : value.slice(0, 6);
}

/** In 2013a an Attribute makes a line double, over the style that it has beneath. */
function sayDouble(kind: HolderKind, values: Values, paths: Map<string, string>): void {
  const style = kind === 'Interaction' || kind === 'GraphicalLine' ? 'lineStyle' : 'borderStyle';
  if (values.get(style) !== 'Double' || kind === 'Group') return;
  if (values.get('styleBeneath') === 'Dashed') paths.set('Graphics/LineStyle', 'Broken');
  else paths.delete('Graphics/LineStyle');
  paths.set(`Attribute/${doubleLineKey}`, 'Double');
}

/** What reading these attributes gives. */
function hear(version: GpmlVersion, kind: HolderKind, paths: ReadonlyMap<string, string>): Values {
  const isDouble = paths.has(`Attribute/${doubleLineKey}`);
  const rest = [...paths].filter(([path]) => path !== `Attribute/${doubleLineKey}`);
  const values = readPaths(version, kind, rest, () => undefined);
  if (!isDouble) return values;
  const style = kind === 'Interaction' || kind === 'GraphicalLine' ? 'lineStyle' : 'borderStyle';
  const beneath = values.get(style);
  if (beneath !== undefined && beneath !== 'Solid') values.set('styleBeneath', beneath);
  return values.set(style, 'Double');
}
