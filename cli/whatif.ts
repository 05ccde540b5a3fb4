import process from 'node:process';
import type { ThingIndex } from '../shared/matrix/things.ts';
import { bundledLibrary } from './bundled-library.ts';
import { findThing, type FindError } from '../shared/matrix/find-things.ts';
import { derivePathwayModel, type PathwayModel } from '../shared/matrix/pathway-model.ts';
import { scenarioCaution } from '../shared/matrix/roles.ts';
import { toScenarioData, type LevelData } from '../shared/matrix/scenario-view.ts';
import type { Supply } from '../shared/matrix/scenario-rules.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { onlyFile, type Arguments, defineCommand } from './command.ts';
import { openProject } from './open-project.ts';

const usage = `Usage: whatif FILE --low ID[,ID] [--high ID[,ID]] [--json]

Works out what changes when some supplies are low or high, and says why.

  --low ID[,ID]   what is low: ids of nodes, names that the library knows (thiamine, B6), or identifiers (CHEBI:16709)
  --high ID[,ID]  what is high
  --json          as one JSON object
`;

const flags = {
  low: { type: 'string', multiple: true },
  high: { type: 'string', multiple: true },
  json: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly file: string;
  readonly names: Readonly<Record<'low' | 'high', readonly string[]>>;
  readonly json: boolean;
}

/** Prints what a scenario changes; answers 1 if it names what the project does not have. */
export const whatif = defineCommand({ usage, flags, read: readWish, run: printChanges });

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const { low, high, json } = values;
  const file = onlyFile(positionals);
  if (!file.ok) return file;
  const names = { low: splitNames(low ?? []), high: splitNames(high ?? []) };
  if (names.low.length + names.high.length === 0) {
    return failure('Say what is low or high: --low ID or --high ID.');
  }
  return success({ file: file.value, names, json });
}

async function printChanges({ file, names, json }: Wish): Promise<number> {
  const project = await openProject(file);
  if (!project) return 1;
  const model = derivePathwayModel(project);
  const supplies = readSupplies(model, names);
  if (!supplies.ok) {
    process.stderr.write(`${supplies.error}\n`);
    return 1;
  }
  const data = toScenarioData(model, supplies.value);
  process.stdout.write(json ? `${JSON.stringify(data)}\n` : toText(data.levels));
  return 0;
}

function splitNames(lists: readonly string[]): string[] {
  return lists
    .flatMap((list) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readSupplies(
  model: PathwayModel,
  names: Wish['names'],
): Result<readonly Supply[], string> {
  const supplies = new Map<ThingIndex, Supply>();
  const library = bundledLibrary();
  for (const level of ['low', 'high'] as const) {
    for (const name of names[level]) {
      const thing = findThing(model, name, library);
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
    return `Nothing in the project is called ${name}: no node, and nothing that the library knows by this name or identifier.`;
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
