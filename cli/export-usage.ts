import { imageFormats, imageFormatSchema } from '../shared/project/image-formats.ts';

const extensions = imageFormatSchema.options.map(
  (format) => `.${imageFormats[format].extensions[0]}`,
);

/** What follows the name of an output: ".svg or .png". */
export const offeredExtensions = [extensions.slice(0, -1).join(', '), ...extensions.slice(-1)]
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
  --background COLOR   white, transparent, theme or #rrggbb (default theme); a JPEG has the
                       theme's for transparent
  --outlines           letters as shapes instead of text, in SVG and PDF
  --no-embed           without the project, which SVG, PDF and PNG otherwise carry whole to be opened
                       again; JPEG and WebP cannot

How large, in PNG, JPEG and WebP:
  --scale NUMBER       pixels a diagram unit (default 2)
  --width PIXELS       or as many pixels wide as this
  --dpi NUMBER         or so many pixels an inch, 96 diagram units being one

Pages, in PDF:
  --paper PAPER        fit, a4 or letter (default fit)
  --orientation WAY    auto, portrait or landscape (default auto)
  --tile               at actual size, over as many pages as it takes
  --overlap MM         how far these overlap (default 10)
`;
