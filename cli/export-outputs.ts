import { extname } from 'node:path';
import {
  imageFormats,
  imageFormatSchema,
  imageFormatByExtension,
  usualImageFormat,
  type ImageFormat,
} from '../shared/project/image-formats.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { pathInFolder, withObstacles } from './write-output.ts';

const extensions = imageFormatSchema.options.map(
  (format) => `.${imageFormats[format].extensions[0]}`,
);

/** The end that the name of an output must have: ".svg or .png". */
const offeredExtensions = [extensions.slice(0, -1).join(', '), ...extensions.slice(-1)]
  .filter((part) => part !== '')
  .join(' or ');

export const exportUsage = `Usage: export FILE -o OUT [OPTIONS]
       export FILE... --out-dir DIR [--format FORMAT] [OPTIONS]

Draws project files as images. The format follows from the name of the output: ${offeredExtensions}.

  -o, --output OUT     where to write the image of one file
  --out-dir DIR        a folder for the images of many, made if it is not there
  --format FORMAT      their format: ${imageFormatSchema.options.join(', ')} (default png)
  --json               one JSON object a line and file: what was made, or why not

What to show:
  --select ID,ID       these elements, what lies in them, and the links among them
  --container ID       what lies within the box of a compartment or group
  --margin NUMBER      room around it in diagram units (default 16)
  --legend             explains the kinds and relations that are used
  --references         small numbers at what has evidence, and the references below
  --title-block        title, authors, organism, licence, date

How it looks:
  --theme THEME        light or dark (default light)
  --look LOOK          usual, colour-blind, greyscale or contrast (default usual)
  --background COLOR   white, transparent, theme or #rrggbb (default theme); a JPEG has the
                       theme's for transparent
  --outlines           letters as shapes instead of text, in SVG and PDF
  --no-embed           without the project, which SVG, PDF and PNG otherwise carry whole to be opened
                       again; the others cannot
  --no-notes           with the project, but without its notes, description, what-ifs and laboratory
                       values, which may be about a person

How large, in PNG, JPEG, WebP and TIFF:
  --scale NUMBER       pixels a diagram unit (default 2; a TIFF has 600 an inch)
  --width PIXELS       or as many pixels wide as this
  --dpi NUMBER         or so many pixels an inch, 96 diagram units being one

Pages, in PDF:
  --paper PAPER        fit, a3, a4 or letter (default fit)
  --orientation WAY    auto, portrait or landscape (default auto)
  --tile               at actual size, over as many pages as it takes
  --overlap MM         how far these overlap (default 10)
  --sheets             one page for each outer compartment or group, in reading order; the whole
                       comes first if something lies outside of them
`;

/** A project file and the image to make of it. */
export interface Output {
  readonly file: string;
  readonly output: string;
  readonly format: ImageFormat;
  /** The folder to make if it does not exist; null if it must exist. */
  readonly folder: string | null;
  /** Why the output must not be written there; null if it may. */
  readonly obstacle: string | null;
}

const obstacles = {
  isRead: 'It is a file that is being drawn.',
  isTaken: 'Another file of this run has its image there.',
};

type Wish = Omit<Output, 'obstacle'>;

/** The path of the image of each file, or a sentence that says why it is not clear. */
export function outputsOf(
  files: readonly string[],
  output: string | undefined,
  folder: string | undefined,
  format: ImageFormat | undefined,
): Result<readonly Output[], string> {
  const [file] = files;
  if (file === undefined) return failure('Name the project file to draw.');
  if (output !== undefined && folder !== undefined) {
    return failure('Give -o or --out-dir, not both.');
  }
  if (folder !== undefined) {
    return success(
      withObstacles(inFolder(files, folder, format ?? usualImageFormat), files, obstacles),
    );
  }
  if (output === undefined) return failure(`Name the image to write: -o OUT${suggestion}.`);
  if (files.length > 1) return failure('Many files need a folder for their images: --out-dir DIR.');
  const found = formatOf(output);
  if (!found.ok) return found;
  if (format !== undefined && format !== found.value) {
    return failure(`"${toOneLine(output)}" is no name for ${format}; leave --format out.`);
  }
  return success(
    withObstacles([{ file, output, format: found.value, folder: null }], files, obstacles),
  );
}

const suggestion = imageFormatSchema.options
  .slice(0, 2)
  .map((format) => `.${format}`)
  .join(' or -o OUT');

function inFolder(files: readonly string[], folder: string, format: ImageFormat): Wish[] {
  return files.map((file) => {
    const output = pathInFolder(file, folder, imageFormats[format].extensions[0]);
    return { file, output, format, folder };
  });
}

function formatOf(output: string): Result<ImageFormat, string> {
  const extension = extname(output).toLowerCase();
  const format = imageFormatByExtension(extension.slice(1));
  if (format) return success(format);
  const found = extension === '' ? 'has no extension' : `ends in ${toOneLine(extension)}`;
  return failure(`The output "${toOneLine(output)}" ${found}; it can be ${offeredExtensions}.`);
}
