import { z } from 'zod';
import type { Project } from '../project/project-schema.ts';
import { textEncodings, type TextEncoding } from '../text/decode-text-file.ts';
import type { TableStyle } from '../text/parse-csv.ts';

/** How a table is written as a file. */
export interface WrittenStyle extends TableStyle {
  readonly encoding: TextEncoding;
  readonly marked: boolean;
  readonly decimals?: ',' | undefined;
}

/** With the mark that lets spreadsheets read UTF-8, and the line ends of RFC 4180. */
export const usualStyle: WrittenStyle = {
  divider: ',',
  lineEnd: '\r\n',
  quotes: 'needed',
  tellsDivider: false,
  encoding: 'utf-8',
  marked: true,
};
export const tabbed: WrittenStyle = { ...usualStyle, divider: '\t' };

const keptStyleSchema = z.object({
  table: z.object({
    divider: z.enum([',', ';', '\t', '|']),
    lineEnd: z.enum(['\n', '\r\n', '\r']),
    quotes: z.enum(['needed', 'all']),
    tellsDivider: z.boolean(),
    encoding: z.enum(textEncodings),
    marked: z.boolean(),
    decimals: z.literal(',').optional(),
  }),
});

/** The style of the table from which the project came; otherwise the usual style. */
export function styleOf(project: Project, usual: WrittenStyle): WrittenStyle {
  return keptTableStyle(project) ?? usual;
}

function keptTableStyle({ origin }: Project): WrittenStyle | null {
  if (origin?.format !== 'csv') return null;
  const kept = keptStyleSchema.safeParse(origin.data);
  return kept.success ? kept.data.table : null;
}

/** The encoding that a project's table came in; UTF-8 for all others. */
export function tableEncoding(project: Project): TextEncoding {
  return keptTableStyle(project)?.encoding ?? 'utf-8';
}
