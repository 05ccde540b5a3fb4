import process from 'node:process';
import { findThing, type FindError } from '../shared/matrix/find-things.ts';
import { derivePathwayModel, type PathwayModel } from '../shared/matrix/pathway-model.ts';
import { scenarioCaution } from '../shared/matrix/role-words.ts';
import { toScenarioData, type LevelData } from '../shared/matrix/scenario-data.ts';
import type { Supply } from '../shared/matrix/scenario-rules.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { readArguments } from './arguments.ts';
import { openProject } from './open-project.ts';

const usage = `Usage: whatif FILE --low ID[,ID] [--high ID[,ID]] [--json]

Works out what changes when some supplies are low or high, and says why.

  --low ID[,ID]   what is low: ids of nodes or library entries, labels, or identifiers such as CHEBI:16709
  --high ID[,ID]  what is high
  --json          as one JSON object
`;

const options = {
  low: { type: 'string', multiple: true },
  high: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Prints what a scenario changes; answers the exit code. */
export async function runWhatif(args: readonly string[]): Promise<number> {
  const given = readArguments({ args: [...args], options, allowPositionals: true });
  if (!given.ok) return refuse(`${given.error}\n\n${usage}`);
  const { values, positionals } = given.value;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined) return refuse(`Name the project file.\n\n${usage}`);
  if (others.length > 0) return refuse(`One file at a time.\n\n${usage}`);
  const names = { low: splitNames(values.low ?? []), high: splitNames(values.high ?? []) };
  if (names.low.length + names.high.length === 0) {
    return refuse(`Say what is low or high: --low ID or --high ID.\n\n${usage}`);
  }
  const project = await openProject(file);
  if (!project) return 1;
  const model = derivePathwayModel(project);
  const supplies = readSupplies(model, names);
  if (!supplies.ok) return refuse(`${supplies.error}\n`);
  const data = toScenarioData(model, supplies.value);
  process.stdout.write(values.json ? `${JSON.stringify(data)}\n` : toText(data.levels));
  return 0;
}

function refuse(reason: string): number {
  process.stderr.write(reason);
  return 1;
}

function splitNames(lists: readonly string[]): string[] {
  return lists
    .flatMap((list) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readSupplies(
  model: PathwayModel,
  names: Readonly<Record<'low' | 'high', readonly string[]>>,
): Result<readonly Supply[], string> {
  const supplies = new Map<number, Supply>();
  for (const level of ['low', 'high'] as const) {
    for (const name of names[level]) {
      const thing = findThing(model, name);
      if (!thing.ok) return failure(describeFindError(thing.error));
      const known = supplies.get(thing.value);
      if (known && known.level !== level) {
        return failure(`"${toOneLine(name)}" cannot be low and high at once.`);
      }
      supplies.set(thing.value, { thing: thing.value, level });
    }
  }
  return success([...supplies.values()]);
}

function describeFindError(error: FindError): string {
  const name = `"${toOneLine(error.name)}"`;
  if (error.kind === 'unknown') {
    return `Nothing in the project is called ${name}: no node, library entry, label or identifier.`;
  }
  const ids = error.candidates.map(({ id }) => toOneLine(id)).join(', ');
  return `${name} can mean several things. Use the id of a node: ${ids}.`;
}

function toText(levels: readonly LevelData[]): string {
  const lines = levels.flatMap(({ label, level, causes }) => [
    `${toOneLine(label)}: ${level}`,
    ...causes.slice(0, 3).map(({ sentence }) => `  ${toOneLine(sentence)}`),
  ]);
  return `${[...lines, '', scenarioCaution].join('\n')}\n`;
}
