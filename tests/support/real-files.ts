import { zipSync } from 'fflate';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainFonts } from '../../data/fonts/plain-fonts.ts';
import { formatIds, formatOf } from '../../shared/formats/known-formats.ts';
import { writeText } from '../../shared/open/format-work.ts';
import { paintPdf } from '../../shared/paint/pdf.ts';
import { composePicture } from '../../shared/paint/picture.ts';
import { pngFile } from '../../shared/paint/png.ts';
import { paintSvg } from '../../shared/paint/svg.ts';
import { imageOptionsSchema } from '../../shared/project/image-formats.ts';
import { parseProject } from '../../shared/project/parse-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';

export interface RealFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
export const gallery = readFileSync(join(fixtures, 'golden/gallery.neuromatrix'), 'utf8');

/** Files of ours in every format and every image that carries a project. */
async function ownFiles(): Promise<readonly RealFile[]> {
  const parsed = parseProject(gallery);
  if (!parsed.ok) throw new Error(parsed.error.kind);
  const project = parsed.value;
  const small = { ...project, nodes: project.nodes.slice(0, 3), links: [] };
  const text = serializeProject(small);
  const options = imageOptionsSchema.parse({ format: 'pdf' });
  const picture = composePicture(small, options);
  const fonts = {
    regular: Buffer.from(plainFonts.regular, 'base64'),
    semibold: Buffer.from(plainFonts.semibold, 'base64'),
  };
  const pdf = await paintPdf(picture, { fonts, page: options.page, outlines: true, project: text });
  if (!pdf.ok) throw new Error(pdf.error.kind);
  const notes = { dotsPerInch: 96, title: 'a', description: 'b', project: text };
  const pixel = [Buffer.from('789c63606060600000000400 01'.replaceAll(' ', ''), 'hex')];
  const written = await Promise.all(
    formatIds
      .filter((id) => formatOf(id).writes)
      .map(async (id) => ({
        name: `own.${formatOf(id).extensions[0]}`,
        bytes: Buffer.from((await writeText(project, id)).text),
      })),
  );
  return [
    ...written,
    { name: 'own.svg', bytes: Buffer.from(paintSvg(picture, { fonts: null, project: text })) },
    { name: 'own.png', bytes: pngFile({ width: 1, height: 1, isOpaque: true }, notes, pixel) },
    { name: 'own.pdf', bytes: pdf.value.data },
    { name: 'own.cys', bytes: aSession() },
  ];
}

/** A session of Cytoscape, as an archive. */
function aSession(): Uint8Array {
  const network = readFileSync(join(fixtures, 'networks/gaba.xgmml'));
  return zipSync({ 'CytoscapeSession-1/networks/1-gaba.xgmml': network }, { level: 6 });
}

/** Small files below a folder; none where it is absent. */
function filesBelow(folder: string, most: number): readonly RealFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statSync(path).isFile() && statSync(path).size <= most)
    .map(({ name, path }) => ({ name, bytes: readFileSync(path) }));
}

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** Small files of ours in every format, and those of the field where they are there. */
export async function realFiles(): Promise<readonly RealFile[]> {
  return [
    ...(await ownFiles()),
    ...filesBelow(fixtures, 30_000),
    ...['cases/inputs', 'corpus'].flatMap((name) =>
      filesBelow(join(shared, name), 60_000).filter((file) => !/\.(?:md|jsonl)$/u.test(file.name)),
    ),
  ];
}
