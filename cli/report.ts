import { basename, extname } from 'node:path';
import process from 'node:process';
import { withoutExtension } from '../shared/formats/known-formats.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import type { ReportPaper } from '../shared/report/page-flow.ts';
import { type Report, makeReport } from '../shared/report/report.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { onlyFile, type Arguments, defineCommand, readChoice } from './command.ts';
import { noteMissing, plainFontFiles } from './image-bytes.ts';
import { bundledKnown } from './bundled-models.ts';
import { openProject } from './open-project.ts';
import { isSameFile, writeOutput } from './write-output.ts';
import { cliWords } from '../shared/words/cli.ts';

const usage = `Usage: report FILE -o OUT.pdf|OUT.html [--paper PAPER]

Writes a report to print or to hand out: the diagram, its support matrix, what the project's scenarios change and why,
notes, and a numbered list of references. HTML is one file that needs nothing else.

  -o, --output OUT  where to write it; .pdf or .html
  --paper PAPER     of a PDF: a4, a3 or letter (default a4)
`;

const flags = {
  output: { type: 'string', short: 'o' },
  paper: { type: 'string', default: 'a4' },
} as const;

interface Wish {
  readonly file: string;
  readonly output: string;
  readonly format: 'pdf' | 'html';
  readonly paper: ReportPaper;
}

/** Writes a report of a project. If that fails, an existing file of that name is not changed. */
export const report = defineCommand({ usage, flags, read: readWish, run: printReport });

async function printReport({ file, output, format, paper }: Wish): Promise<number> {
  const project = await openProject(file);
  if (!project) return 1;
  const made = makeReport(project, withoutExtension(basename(file)), bundledKnown());
  const data = format === 'pdf' ? await makePdf(made, paper, output) : await makeHtml(made);
  const written = await writeOutput(output, data);
  if (written.ok) return 0;
  process.stderr.write(`${toOneLine(output)}: ${written.error}\n`);
  return 1;
}

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const { output } = values;
  const file = onlyFile(positionals);
  if (!file.ok) return file;
  if (output === undefined) return failure(cliWords.nameReportToWriteOOut);
  if (isSameFile(output, file.value)) {
    return failure(cliWords.nameAnotherFileForReportIt);
  }
  const format = formatOf(output);
  if (format === null) {
    return failure(cliWords.outputHasToEndInPdf(toOneLine(output)));
  }
  const paper = readChoice('--paper', values.paper, ['a4', 'a3', 'letter']);
  return paper.ok ? success({ file: file.value, output, format, paper: paper.value }) : paper;
}

function formatOf(output: string): Wish['format'] | null {
  const extension = extname(output).toLowerCase();
  if (extension === '.pdf') return 'pdf';
  return extension === '.html' || extension === '.htm' ? 'html' : null;
}

async function makePdf(made: Report, paper: ReportPaper, output: string): Promise<Uint8Array> {
  const { paintReportPdf } = await import('../shared/report/report-pdf.ts');
  const { drawMissing } = await import('./draw-missing.ts');
  const fonts = await plainFontFiles();
  const { data, missing } = await paintReportPdf(made, { paper, fonts, drawMissing });
  for (const note of noteMissing(missing)) process.stderr.write(`${toOneLine(output)}: ${note}\n`);
  return data;
}

async function makeHtml(made: Report): Promise<Uint8Array> {
  const { writeReportHtml } = await import('../shared/report/report-html.ts');
  const { embeddedFonts } = await import('../data/fonts/embedded-fonts.ts');
  return Buffer.from(writeReportHtml(made, embeddedFonts));
}
