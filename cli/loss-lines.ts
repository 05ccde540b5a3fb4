import type { Loss, LossReport } from '../shared/project/loss-report.ts';
import { toOneLine } from '../shared/project/element-names.ts';

/** A long list would scroll away all else; `--json` has all of it. */
const shownLosses = 20;

/** What did not come through, one loss a line; none where nothing was lost. Text of files is kept to its line. */
export function lossLines({ losses }: LossReport): string[] {
  if (losses.length === 0) return [];
  const more = losses.length - shownLosses;
  return [
    `Not as in the file: ${losses.length.toLocaleString('en')}`,
    ...losses.slice(0, shownLosses).map(lossLine),
    ...(more > 0 ? [`  … and ${more.toLocaleString('en')} more`] : []),
  ];
}

function lossLine({ kind, where, what }: Loss): string {
  return `  ${kind}: ${toOneLine(`${where} ${what}`)}`;
}
