import { paintPdfPages, type PaintedPages, type PdfPagesOptions } from '../paint/pdf-pages.ts';
import type { ReportPaper } from './page-flow.ts';
import { setPages } from './report-pages.ts';
import type { Report } from './report.ts';

interface ReportPdfOptions extends Pick<PdfPagesOptions, 'fonts' | 'drawMissing'> {
  readonly paper: ReportPaper;
}

/** A report as a tagged PDF. The same report and options give the same bytes. */
export function paintReportPdf(
  report: Report,
  { paper, ...painting }: ReportPdfOptions,
): Promise<PaintedPages> {
  const { title, summary } = report;
  const pages = setPages(report, paper);
  return paintPdfPages(pages, { title, description: summary.join(' '), ...painting });
}
