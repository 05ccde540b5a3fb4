import { basename, extname } from 'node:path';
import process from 'node:process';
import { withoutExtension } from '../shared/formats/known-formats.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import type { ReportPaper } from '../shared/report/page-flow.ts';
import type { Report } from '../shared/report/report.ts';
import { makeReport } from '../shared/report/report.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { readArguments } from './arguments.ts';
import { readChoice } from './flag-values.ts';
import { noteMissing, plainFontFiles } from './image-bytes.ts';
import { openProject } from './open-project.ts';
import { writeOutput } from './write-output.ts';

const usage = `Usage: report FILE -o OUT.pdf|OUT.html [--paper PAPER]

Writes a report to print or to hand out: the diagram, its support matrix, what the project's scenarios change and why,
notes, and a numbered list of references. HTML is one file that needs nothing else.

  -o, --output OUT  where to write it; .pdf or .html
  --paper PAPER     of a PDF: a4 or letter (default a4)
`;

const options = {
  output: { type: 'string', short: 'o' },
  paper: { type: 'string', default: 'a4' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

interface Wish {
  readonly file: string;
  readonly output: string;
  readonly format: 'pdf' | 'html';
  readonly paper: ReportPaper;
}

/** Writes a report of a project; answers the exit code. A failure leaves a file of that name as it was. */
export async function runReport(args: readonly string[]): Promise<number> {
  const wish = readWish(args);
  if (!wish.ok) {
    process.stderr.write(`${wish.error}\n\n${usage}`);
    return 1;
  }
  if (wish.value === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const { file, output, format, paper } = wish.value;
  const project = await openProject(file);
  if (!project) return 1;
  const report = makeReport(project, withoutExtension(basename(file)));
  const data = format === 'pdf' ? await makePdf(report, paper, output) : await makeHtml(report);
  const written = await writeOutput(output, data);
  if (written.ok) return 0;
  process.stderr.write(`${toOneLine(output)}: ${written.error}\n`);
  return 1;
}

function readWish(args: readonly string[]): Result<Wish | 'help', string> {
  const given = readArguments({ args: [...args], options, allowPositionals: true });
  if (!given.ok) return given;
  const { values, positionals } = given.value;
  if (values.help) return success('help');
  const [file, ...others] = positionals;
  if (file === undefined) return failure('Name the project file.');
  if (others.length > 0) return failure('One file at a time.');
  const { output } = values;
  if (output === undefined) return failure('Name the report to write: -o OUT.pdf or -o OUT.html.');
  const format = formatOf(output);
  if (format === null) {
    return failure(`The output "${toOneLine(output)}" has to end in .pdf or .html.`);
  }
  const paper = readChoice('--paper', values.paper, ['a4', 'letter']);
  return paper.ok ? success({ file, output, format, paper: paper.value }) : paper;
}

function formatOf(output: string): Wish['format'] | null {
  const extension = extname(output).toLowerCase();
  if (extension === '.pdf') return 'pdf';
  return extension === '.html' || extension === '.htm' ? 'html' : null;
}

async function makePdf(report: Report, paper: ReportPaper, output: string): Promise<Uint8Array> {
  const { paintReportPdf } = await import('../shared/report/report-pdf.ts');
  const { drawMissing } = await import('./draw-missing.ts');
  const fonts = await plainFontFiles();
  const { data, missing } = await paintReportPdf(report, { paper, fonts, drawMissing });
  for (const note of noteMissing(missing)) process.stderr.write(`${toOneLine(output)}: ${note}\n`);
  return data;
}

async function makeHtml(report: Report): Promise<Uint8Array> {
  const { writeReportHtml } = await import('../shared/report/report-html.ts');
  const { embeddedFonts } = await import('../data/fonts/embedded-fonts.ts');
  return Buffer.from(writeReportHtml(report, embeddedFonts));
}
