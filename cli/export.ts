import process from 'node:process';
import {
  diagramLooks,
  imageFormatByExtension,
  imageFormatSchema,
  usualImageSize,
  type ImageFormat,
  imageOptionsSchema,
  imagePageSchema,
  imagePartSchema,
  type ImageOptions,
} from '../shared/project/image-formats.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { indexProject } from '../shared/graph/project-index.ts';
import { describeFailure } from '../shared/messages.ts';
import { missingIds, composePicture } from '../shared/paint/picture.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { nodeKinds } from '../shared/project/node-kinds.ts';
import { leftOutInWords } from '../shared/project/shown-part.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { embeddedText } from '../shared/project/embedded-project.ts';
import { type Arguments, readChoice, readNumber, defineCommand } from './command.ts';
import { outputsOf, type Output, exportUsage } from './export-outputs.ts';
import { makeImage, type MadeImage } from './image-bytes.ts';
import { readFile } from './open-project.ts';
import { makeFolder, writeOutput } from './write-output.ts';

export interface ExportOptions {
  readonly outputs: readonly Output[];
  /** All options except the format and what follows from it: each output has its own. */
  readonly image: ImageOptions;
  /** How many pixels; null where what is usual in its format is wanted. */
  readonly size: ImageOptions['size'] | null;
  readonly json: boolean;
}

/** The flags of `export`. */
export const exportFlags = {
  output: { type: 'string', short: 'o' },
  'out-dir': { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean', default: false },
  select: { type: 'string', multiple: true },
  container: { type: 'string' },
  margin: { type: 'string', default: '16' },
  legend: { type: 'boolean', default: false },
  references: { type: 'boolean', default: false },
  'title-block': { type: 'boolean', default: false },
  theme: { type: 'string', default: 'light' },
  look: { type: 'string', default: 'usual' },
  background: { type: 'string', default: 'theme' },
  outlines: { type: 'boolean', default: false },
  'no-embed': { type: 'boolean', default: false },
  'no-notes': { type: 'boolean', default: false },
  scale: { type: 'string' },
  width: { type: 'string' },
  dpi: { type: 'string' },
  paper: { type: 'string' },
  orientation: { type: 'string' },
  tile: { type: 'boolean', default: false },
  sheets: { type: 'boolean', default: false },
  overlap: { type: 'string' },
} as const;

type Given = Arguments<typeof exportFlags>;
type Values = Given['values'];

/** Reads what was asked for; a sentence says what is wrong with it. */
export function readExportOptions({ values, positionals }: Given): Result<ExportOptions, string> {
  const format = readFormat(values.format);
  if (!format.ok) return format;
  const outputs = outputsOf(positionals, values.output, values['out-dir'], format.value);
  if (!outputs.ok) return outputs;
  const size = readSize(values);
  if (!size.ok) return size;
  const image = readImage(values);
  if (!image.ok) return image;
  const { json } = values;
  return success({ outputs: outputs.value, image: image.value, size: size.value, json });
}

function readFormat(text: string | undefined): Result<ImageFormat | undefined, string> {
  if (text === undefined) return success(undefined);
  return readChoice('--format', imageFormatByExtension(text) ?? text, imageFormatSchema.options);
}

function readImage(values: Values): Result<ImageOptions, string> {
  const part = readPart(values);
  if (!part.ok) return part;
  const page = readPage(values);
  if (!page.ok) return page;
  if (values.sheets && part.value.show !== 'all') {
    return failure('--sheets shows the whole diagram; leave --select and --container out.');
  }
  const margin = readNumber('--margin', values.margin, 0, 10_000);
  if (!margin.ok) return margin;
  const theme = readChoice('--theme', values.theme, ['light', 'dark']);
  if (!theme.ok) return theme;
  const look = readChoice('--look', values.look, diagramLooks);
  if (!look.ok) return look;
  const background = readBackground(values.background);
  if (!background.ok) return background;
  return success(
    imageOptionsSchema.parse({
      part: part.value,
      page: page.value,
      sheets: values.sheets,
      margin: margin.value,
      theme: theme.value,
      look: look.value,
      background: background.value,
      legend: values.legend,
      references: values.references,
      titleBlock: values['title-block'],
      text: values.outlines ? 'outlines' : 'text',
      embedProject: !values['no-embed'],
      embedNotes: !values['no-notes'],
    }),
  );
}

function readPart({ select, container }: Values): Result<ImageOptions['part'], string> {
  if (select === undefined && container === undefined) return success({ show: 'all' });
  if (select !== undefined && container !== undefined) {
    return failure('Give --select or --container, not both.');
  }
  const ids = (select ?? []).flatMap((list) => list.split(',')).filter((id) => id !== '');
  const part = imagePartSchema.safeParse(
    select === undefined ? { show: 'container', id: container } : { show: 'elements', ids },
  );
  if (part.success) return success(part.data);
  return failure(
    select === undefined
      ? '--container needs the id of a compartment or group.'
      : '--select needs the ids of elements, such as n1,n2.',
  );
}

/** Null where nothing is asked: what is usual follows from the format. */
function readSize({ scale, width, dpi }: Values): Result<ImageOptions['size'] | null, string> {
  const given = [scale, width, dpi].filter((text) => text !== undefined);
  if (given.length > 1) return failure('Give one of --scale, --width and --dpi.');
  if (width !== undefined) {
    const pixels = readNumber('--width', width, 1, 32_000);
    if (!pixels.ok) return pixels;
    if (Number.isInteger(pixels.value)) return success({ by: 'width', pixels: pixels.value });
    return failure(`--width can be a whole number of pixels, not "${width}".`);
  }
  if (dpi !== undefined) {
    const dots = readNumber('--dpi', dpi, 1, 9_600);
    return dots.ok ? success({ by: 'dpi', dpi: dots.value }) : dots;
  }
  if (scale === undefined) return success(null);
  const times = readNumber('--scale', scale, 0.01, 100);
  return times.ok ? success({ by: 'scale', scale: times.value }) : times;
}

function readPage(values: Values): Result<ImageOptions['page'], string> {
  const paper = readChoice('--paper', values.paper ?? 'fit', ['fit', 'a3', 'a4', 'letter']);
  if (!paper.ok) return paper;
  const ways = ['auto', 'portrait', 'landscape'] as const;
  const orientation = readChoice('--orientation', values.orientation ?? 'auto', ways);
  if (!orientation.ok) return orientation;
  const overlap = readNumber('--overlap', values.overlap ?? '10', 0, 50);
  if (!overlap.ok) return overlap;
  if (values.overlap !== undefined && !values.tile) return failure('--overlap goes with --tile.');
  if (paper.value === 'fit') {
    if (!values.tile && values.orientation === undefined) return success({ paper: 'fit' });
    return failure('--tile and --orientation go with --paper a3, a4 or letter.');
  }
  const tiling = values.tile ? { overlap: overlap.value } : null;
  return success(
    imagePageSchema.parse({ paper: paper.value, orientation: orientation.value, tiling }),
  );
}

function readBackground(text: string): Result<ImageOptions['background'], string> {
  if (text === 'white' || text === 'transparent' || text === 'theme') return success(text);
  if (/^#[0-9a-f]{6}$/iu.test(text)) return success(text.toLowerCase());
  return failure(
    `--background can be white, transparent, theme or a colour such as #f8fafc, not "${text}".`,
  );
}

/**
 * Draws project files as images; returns 1 if one could not be drawn. If a drawing fails, an existing image of that
 * name is not changed.
 */
export const exportImages = defineCommand({
  usage: exportUsage,
  flags: exportFlags,
  read: readExportOptions,
  run: drawAll,
});

async function drawAll({ outputs, image, size, json }: ExportOptions): Promise<number> {
  const optionsFor = (format: ImageFormat) => ({
    ...image,
    format,
    size: size ?? usualImageSize(format),
  });
  let failures = 0;
  for (const output of outputs) {
    // One after the other: what is told comes in the order asked, and only one image is held at a time.
    // oxlint-disable-next-line no-await-in-loop
    const made = await draw(output, optionsFor(output.format));
    if (!made.ok) failures += 1;
    tell(output, made, json);
  }
  return failures === 0 ? 0 : 1;
}

/** Why there is no image: what it is about, and for a person what happened and what to do. */
interface Failure {
  readonly about: 'file' | 'output';
  readonly message: string;
  readonly advice?: string;
}

async function draw(
  { file, output, folder, obstacle }: Output,
  options: ImageOptions,
): Promise<Result<MadeImage, Failure>> {
  if (obstacle !== null) return notWritten(obstacle);
  const opened = await readFile(file);
  if (!opened.ok) {
    const { title, detail, advice } = describeFailure({
      file: toOneLine(file),
      error: opened.error,
    });
    return failure({ about: 'file', message: `${title}\n${detail}`, advice });
  }
  const { project } = opened.value;
  const [missing] = missingIds(project, options.part);
  if (missing !== undefined) {
    return failure({
      about: 'file',
      message: `${toOneLine(file)} has no element with the id "${toOneLine(missing)}".`,
    });
  }
  const { part } = options;
  if (part.show === 'container' && !isContainer(project, part.id)) {
    const message = `"${toOneLine(part.id)}" is no compartment, group or complex.`;
    return failure({ about: 'file', message: `${toOneLine(file)}: ${message}` });
  }
  const text = embeddedText(project, options) ?? '';
  const made = await makeImage(composePicture(project, options), options, text);
  if (!made.ok) return notWritten(made.error);
  if (folder !== null) await makeFolder(folder);
  const written = await writeOutput(output, made.value.data);
  const leftOut = leftOutInWords(project);
  const notes = leftOut === '' ? [] : [`Not in the image: ${leftOut}.`];
  return written.ok
    ? success({ ...made.value, notes: [...notes, ...made.value.notes] })
    : notWritten(written.error);
}

function isContainer(project: Project, id: string): boolean {
  const node = indexProject(project).nodes.get(id);
  return node !== undefined && nodeKinds[node.kind].contains;
}

function notWritten(message: string): Result<never, Failure> {
  return failure({ about: 'output', message });
}

function tell({ file, output }: Output, made: Result<MadeImage, Failure>, json: boolean): void {
  if (!made.ok) {
    const { about, message, advice } = made.error;
    const words = about === 'output' ? `${toOneLine(output)}: ${message}` : message;
    process.stderr.write(`${advice === undefined ? words : `${words}\n${advice}`}\n`);
    if (json) writeLine({ file, output, ok: false, error: { message, advice } });
    return;
  }
  const { data, width, height, pages, notes } = made.value;
  for (const note of notes) process.stderr.write(`${toOneLine(output)}: ${note}\n`);
  if (json) {
    writeLine({ file, output, ok: true, width, height, bytes: data.byteLength, pages, notes });
  }
}

function writeLine(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
