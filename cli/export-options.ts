import { extname } from 'node:path';
import { failure, success, type Result } from '../shared/result.ts';
import type { Theme } from '../shared/scene/primitives.ts';
import { themeColors } from '../shared/scene/theme-colors.ts';
import { readArguments } from './arguments.ts';

export const exportUsage = `Usage: export FILE -o OUT.svg|OUT.png [OPTIONS]

Draws a project file as an image. The format follows from the name of the output.

  -o, --output OUT     where to write the image
  --scale NUMBER       pixels a diagram unit, for PNG (default 2)
  --theme THEME        light or dark (default light)
  --background COLOR   white, transparent or #rrggbb (default: the theme's)
  --margin NUMBER      room around the diagram in diagram units (default 16)
`;

export interface ExportOptions {
  readonly file: string;
  readonly output: string;
  readonly format: 'svg' | 'png';
  readonly scale: number;
  readonly theme: Theme;
  /** A CSS colour; null for none. */
  readonly background: string | null;
  readonly margin: number;
}

const flags = {
  output: { type: 'string', short: 'o' },
  scale: { type: 'string', default: '2' },
  theme: { type: 'string', default: 'light' },
  background: { type: 'string' },
  margin: { type: 'string', default: '16' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads what was asked for; a sentence says what is wrong with it. */
export function readExportOptions(args: readonly string[]): Result<ExportOptions | 'help', string> {
  const given = readArguments({ args: [...args], options: flags, allowPositionals: true });
  if (!given.ok) return given;
  const { values, positionals } = given.value;
  if (values.help) return success('help');
  const [file, ...others] = positionals;
  if (file === undefined) return failure('Name the project file to draw.');
  if (others.length > 0) return failure(`One file at a time: ${others.join(' ')} is too many.`);
  if (values.output === undefined)
    return failure('Name the image to write: -o OUT.svg or -o OUT.png.');
  const format = formatOf(values.output);
  if (!format.ok) return format;
  const theme = readTheme(values.theme);
  if (!theme.ok) return theme;
  const scale = readNumber('--scale', values.scale, 0.01, 100);
  if (!scale.ok) return scale;
  const margin = readNumber('--margin', values.margin, 0, 10_000);
  if (!margin.ok) return margin;
  const background = readBackground(values.background, theme.value);
  if (!background.ok) return background;
  return success({
    file,
    output: values.output,
    format: format.value,
    scale: scale.value,
    theme: theme.value,
    background: background.value,
    margin: margin.value,
  });
}

function formatOf(output: string): Result<'svg' | 'png', string> {
  const extension = extname(output).toLowerCase();
  if (extension === '.svg') return success('svg');
  if (extension === '.png') return success('png');
  const found = extension === '' ? 'has no extension' : `ends in ${extension}`;
  return failure(`The output "${output}" ${found}; it can be .svg or .png.`);
}

function readTheme(text: string): Result<Theme, string> {
  if (text === 'light' || text === 'dark') return success(text);
  return failure(`--theme can be light or dark, not "${text}".`);
}

function readNumber(
  flag: string,
  text: string,
  least: number,
  most: number,
): Result<number, string> {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number >= least && number <= most) return success(number);
  return failure(`${flag} can be a number from ${least} to ${most}, not "${text}".`);
}

function readBackground(text: string | undefined, theme: Theme): Result<string | null, string> {
  if (text === undefined) return success(themeColors[theme].ground);
  if (text === 'white') return success('#ffffff');
  if (text === 'transparent') return success(null);
  if (/^#[0-9a-f]{6}$/iu.test(text)) return success(text.toLowerCase());
  return failure(
    `--background can be white, transparent or a colour such as #f8fafc, not "${text}".`,
  );
}
