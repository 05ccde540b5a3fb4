import type { Loss, ProjectFileError } from '../../project/file-outcome.ts';
import { success, type Result } from '../../result.ts';
import type { ReadFile } from '../project-format.ts';
import { formatsWords } from '../../words/formats.ts';
import { placesWords } from '../../words/places.ts';

/** What a file says and nobody looked at, by where it stands and how it is called. */
export interface UnreadParts {
  /** `holder`: in what it stands, as a person finds it in the file; empty for the file itself. */
  readonly add: (holder: string, name: string, line?: number) => void;
  /** One sentence for each holder, in the order of the file. */
  readonly losses: () => Loss[];
}

/** So many holders, and so many names of one holder, are told; the rest is counted. */
const mostHolders = 60;
const mostNames = 40;
const longestName = 60;

interface Holder {
  readonly line: number | undefined;
  readonly counts: Map<string, number>;
}

export function createUnreadParts(): UnreadParts {
  const holders = new Map<string, Holder>();
  return {
    add: (holder, name, line) => {
      const known = holders.get(holder) ?? { line, counts: new Map<string, number>() };
      holders.set(holder, known);
      known.counts.set(name, (known.counts.get(name) ?? 0) + 1);
    },
    losses: () => {
      const told = [...holders].slice(0, mostHolders).map(([name, holder]) => lossOf(name, holder));
      const left = holders.size - told.length;
      const what = formatsWords.holdsMoreKindsThings(left);
      return left > 0 ? [...told, { kind: 'dropped', where: placesWords.file, what }] : told;
    },
  };
}

function lossOf(name: string, { line, counts }: Holder): Loss {
  const from = line === undefined ? '' : formatsWords.fromLine(line);
  const names = [...counts].map(
    ([one, count]) => `${shortened(one)}${count > 1 ? formatsWords.times(count) : ''}`,
  );
  const left = names.length - mostNames;
  const more = left > 0 ? ` and ${left} more` : '';
  return {
    kind: 'dropped',
    where: name === '' ? placesWords.file : `${shortened(name)}${from}`,
    what: formatsWords.saysWhatNotRead(names.slice(0, mostNames).join(', '), more),
  };
}

function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}

/** A file that was read, with what its reader left out: asked only now, when all of it was read. */
export function withUnread(
  read: Result<ReadFile, ProjectFileError>,
  losses: () => readonly Loss[],
): Result<ReadFile, ProjectFileError> {
  if (!read.ok) return read;
  const { report } = read.value;
  return success({
    ...read.value,
    report: { ...report, losses: [...report.losses, ...losses()] },
  });
}
