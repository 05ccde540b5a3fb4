import process from 'node:process';
import { checkProject, rules } from '../shared/check/check-project.ts';
import { severities, type Finding, type Severity } from '../shared/check/finding.ts';
import type { Library } from '../shared/library/library.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { success, type Result } from '../shared/result.ts';
import { bundledLibrary } from './bundled-library.ts';
import { defineCommand, someFiles, type Arguments } from './command.ts';
import { readFile, tellOpenFailure } from './open-project.ts';
import { cliWords } from '../shared/words/cli.ts';

const flags = {
  json: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly files: readonly string[];
  readonly json: boolean;
}

/** Checks every file that it can; answers 1 if one had an error or could not be read. */
export const check = defineCommand({
  get usage() {
    return cliWords.checkUsage;
  },
  flags,
  read: readWish,
  run: checkFiles,
});

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const files = someFiles(positionals);
  return files.ok ? success({ files: files.value, json: values.json }) : files;
}

async function checkFiles({ files, json }: Wish): Promise<number> {
  const library = bundledLibrary();
  let isSound = true;
  for (const file of files) {
    // One after the other, so that the output is in the order of the files and only one file is in memory.
    if (!(await checkFile(file, library, json))) isSound = false;
  }
  return isSound ? 0 : 1;
}

async function checkFile(file: string, library: Library, json: boolean): Promise<boolean> {
  const opened = await readFile(file);
  if (!opened.ok) {
    tellOpenFailure(file, opened.error, json);
    return false;
  }
  const { project } = opened.value;
  const findings = checkProject(project, library);
  process.stdout.write(json ? toJson(file, project, findings) : toText(file, project, findings));
  return findings.every(({ severity }) => severity !== 'error');
}

function toJson(file: string, { checks }: Project, findings: readonly Finding[]): string {
  const problems = findings.map(({ rule, severity, elements, sentence, fix }) => ({
    rule,
    severity,
    elements,
    message: sentence,
    fix: fix?.label ?? null,
  }));
  const counts = Object.fromEntries(
    severities.map((name) => [`${name}s`, countOf(name, findings)]),
  );
  return `${JSON.stringify({ file, ok: true, counts, muted: checks.muted, problems })}\n`;
}

function toText(file: string, { checks }: Project, findings: readonly Finding[]): string {
  const lines = severities.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity).map(toLine),
  );
  const total = severities
    .map((name) => cliWords.severities[name](countOf(name, findings)))
    .join(', ');
  const muted = checks.muted.length === 0 ? '' : `, ${cliWords.mutedRules(checks.muted.length)}`;
  return [`${toOneLine(file)}: ${total}${muted}`, ...lines, ''].join('\n');
}

function toLine({ rule, severity, sentence, elements, fix }: Finding): string {
  const ids = elements.length > 3 ? [...elements.slice(0, 3), '…'] : elements;
  const where = ids.length === 0 ? '' : ` [${toOneLine(ids.join(' '))}]`;
  const advice = fix ? ` ${cliWords.fix(toOneLine(fix.label))}` : '';
  return `  ${severity.padEnd(7)}  ${rules[rule].title}: ${toOneLine(sentence)}${advice}${where}`;
}

function countOf(severity: Severity, findings: readonly Finding[]): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
