import process from 'node:process';
import { describeValueAt, nameElementAt, nameField } from '../shared/merge/change-words.ts';
import {
  diffProjects,
  type Change,
  type ElementChange,
  type ElementList,
} from '../shared/merge/diff-projects.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { newProject, type Project } from '../shared/project/project-schema.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { defineCommand, type Arguments } from './command.ts';
import { openProject } from './open-project.ts';
import { cliWords } from '../shared/words/cli.ts';

const flags = {
  json: { type: 'boolean', default: false },
  git: { type: 'boolean', default: false },
} as const;

interface Wishes {
  readonly before: string;
  readonly after: string;
  /** What the output calls the file; by git it is not the name of either. */
  readonly title: string | null;
  /** Why git's versions are not compared; null: they are. */
  readonly obstacle: string | null;
  readonly json: boolean;
}

const failed = 2;

export const diff = defineCommand({
  get usage() {
    return cliWords.diffUsage;
  },
  flags,
  read: readWishes,
  run,
  misuse: failed,
});

function readWishes({ values, positionals }: Arguments<typeof flags>): Result<Wishes, string> {
  const { json, git } = values;
  if (git) return readGitWishes(positionals, json);
  const [before, after, ...others] = positionals;
  if (before === undefined || after === undefined || others.length > 0)
    return failure(cliWords.nameTwoFiles);
  return success({ before, after, title: null, obstacle: null, json });
}

/** Git gives the path alone of a file that is in conflict, and the new path last of one that was renamed. */
function readGitWishes(given: readonly string[], json: boolean): Result<Wishes, string> {
  const [path, before, , beforeMode, after, , afterMode, newPath] = given;
  if (path === undefined || (before !== undefined && afterMode === undefined))
    return failure(cliWords.gitTakesArgumentsThatGitGives);
  const title = newPath === undefined ? path : `${path} → ${newPath}`;
  if (before === undefined || after === undefined) {
    const obstacle = cliWords.notMergedYetDecideItsConflicts;
    return success({ before: '', after: '', title, obstacle, json });
  }
  const isLink = [beforeMode, afterMode].includes(linkMode);
  const obstacle = isLink ? cliWords.itIsSymbolicLinkBeforeOr : null;
  return success({ before, after, title, obstacle, json });
}

/** How git marks a symbolic link. */
const linkMode = '120000';

async function run(wishes: Wishes): Promise<number> {
  const { before, after, title, obstacle, json } = wishes;
  if (title !== null && obstacle !== null) return tellNotCompared(title, obstacle);
  const name = title ?? undefined;
  const one = await openOrNothing(before, name);
  const other = await openOrNothing(after, name);
  if (one === null || other === null) {
    if (title === null) return failed;
    const which = one === null ? (other === null ? 'both' : 'old') : 'new';
    return tellNotCompared(title, cliWords.notCompared[which]);
  }
  const changes = diffProjects(one, other);
  if (json) process.stdout.write(toJson(wishes, changes, one, other));
  else process.stdout.write(toText(title, changes, one, other));
  return title !== null || changes.length === 0 ? 0 : 1;
}

/** Git names a file that is new or gone by the null device. */
async function openOrNothing(file: string, name?: string): Promise<Project | null> {
  return file === '/dev/null' || file === 'nul' ? newProject() : openProject(file, name);
}

/** Git would not show the files that follow if this ended with anything but 0. */
function tellNotCompared(title: string, why: string): number {
  process.stdout.write(`${[`diff ${title}`, why].map(toOneLine).join('\n')}\n`);
  return 0;
}

function toJson(
  { before, after, title }: Pick<Wishes, 'before' | 'after' | 'title'>,
  changes: readonly ElementChange[],
  one: Project,
  other: Project,
): string {
  const told = changes.map(({ list, id, kind, fields }) => {
    const path = list === 'project' ? [] : [list, id];
    const { name } = nameElementAt(path, [other, one]);
    return {
      list,
      id,
      name,
      kind,
      fields: fields.map((field) => ({ ...field, what: nameField(field, other) })),
    };
  });
  const path = title === null ? {} : { path: title };
  return `${JSON.stringify({ ...path, before, after, same: changes.length === 0, changes: told })}\n`;
}

const headings: readonly (readonly [ElementList | 'project', string])[] = [
  ['project', 'Project'],
  ['nodes', 'Nodes'],
  ['links', 'Links'],
  ['references', 'References'],
  ['scenarios', 'Scenarios'],
];

const signs = { added: '+', removed: '-', changed: '~', moved: '>' } as const;

function toText(
  title: string | null,
  changes: readonly ElementChange[],
  one: Project,
  other: Project,
): string {
  if (changes.length === 0) return '';
  const lines = headings.flatMap(([list, heading]) => {
    const here = changes.filter((change) => change.list === list);
    if (here.length === 0) return [];
    return [heading, ...here.flatMap((change) => changeLines(change, one, other))];
  });
  const head = title === null ? [] : [`diff ${title}`];
  return `${[...head, countLine(changes), ...lines].map(toOneLineKeepingIndent).join('\n')}\n`;
}

function countLine(changes: readonly ElementChange[]): string {
  const elements = changes.filter(({ list }) => list !== 'project');
  const counts = (['added', 'removed', 'changed', 'moved'] as const).flatMap((kind) => {
    const count = elements.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${kind}`];
  });
  return counts.length === 0 ? cliWords.noElementDiffers : counts.join(', ');
}

function changeLines(
  { list, id, kind, fields }: ElementChange,
  one: Project,
  other: Project,
): string[] {
  const told = fields.map((field) => `    ${fieldLine(field, one, other)}`);
  if (list === 'project') return told;
  const { name } = nameElementAt([list, id], kind === 'removed' ? [one] : [other, one]);
  return [`  ${signs[kind]} ${name} (${id})`, ...told];
}

function fieldLine(change: Change, one: Project, other: Project): string {
  const { kind, path, before, after } = change;
  const name = nameField(change, kind === 'removed' ? one : other);
  if (kind === 'order') return `${name}: changed`;
  if (kind !== 'changed') return `${name}: ${kind}`;
  return `${name}: ${describeValueAt(path, before, one)} → ${describeValueAt(path, after, other)}`;
}

function toOneLineKeepingIndent(line: string): string {
  const indent = line.length - line.trimStart().length;
  return `${' '.repeat(indent)}${toOneLine(line)}`;
}
