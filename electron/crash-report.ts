import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createLog, type Log } from './log.ts';

/** What is written down about faults, for the person who looks for their cause. */
export interface FaultRecords {
  readonly log: Log;
  /** Says it in the log too, and keeps what is known in a file of its own. Never throws. */
  readonly reportCrash: (what: string) => void;
}

interface CrashReporting {
  /** Where the reports are kept. */
  readonly folder: string;
  readonly logFile: string;
  /** Versions and system, a line each. */
  readonly facts: () => readonly string[];
  readonly now: () => Date;
}

const mostReports = 20;
/** Bytes. As much of the log goes into a report: it tells what came before. */
const logInReport = 20_000;
const reportName = /^crash-[\dTZ-]+\.txt$/u;

/**
 * A report is a text that a person can read, and may send to somebody by hand: the program sends nothing. It holds no
 * picture of the memory, which would hold the open project. The latest 20 are kept.
 */
export function createFaultRecords(reporting: CrashReporting): FaultRecords {
  const { folder, logFile } = reporting;
  const log = createLog(logFile);
  const reportCrash = (what: string) => {
    log(what);
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(freePath(folder, reporting.now()), reportText(reporting, what));
      const reports = readdirSync(folder)
        .filter((name) => reportName.test(name))
        .toSorted();
      for (const name of reports.slice(0, -mostReports)) rmSync(join(folder, name));
    } catch (error) {
      log(`Could not write a crash report: ${String(error)}`);
    }
  };
  return { log, reportCrash };
}

/** Two faults of the same second share one report: the later one tells of both, by the log. */
function freePath(folder: string, now: Date): string {
  const time = now.toISOString().replace(/\.\d+/u, '').replaceAll(':', '-');
  return join(folder, `crash-${time}.txt`);
}

function reportText({ logFile, facts, now }: CrashReporting, what: string): string {
  return [
    'Neuromatrix crash report. This file stays on this computer; nothing of it is sent.',
    'It may name folders and files. Read it before you give it to somebody.',
    '',
    `Time: ${now().toISOString()}`,
    ...facts(),
    '',
    'What happened:',
    what,
    '',
    'The end of the log:',
    endOf(logFile),
  ].join('\n');
}

function endOf(path: string): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return 'There is no log.';
  }
  try {
    const { size } = fstatSync(file);
    const start = Math.max(0, size - logInReport);
    const bytes = Buffer.alloc(size - start);
    const length = readSync(file, bytes, 0, bytes.length, start);
    return bytes.toString('utf8', 0, length);
  } finally {
    closeSync(file);
  }
}
