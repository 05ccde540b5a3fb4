import process from 'node:process';
import type { Library } from '../shared/library/library.ts';
import { namesOfEntity } from '../shared/library/entity-names.ts';
import { entitiesCalled } from '../shared/library/search-library.ts';
import { findThing } from '../shared/whatif/find-things.ts';
import { derivePathwayModel, idOf, type PathwayModel } from '../shared/whatif/pathway-model.ts';
import {
  sourceOfMarker,
  statusMarkersCaution,
  statusMarkersTitle,
  tellMarker,
} from '../shared/lab/status-markers.ts';
import { scenarioCaution } from '../shared/matrix/roles.ts';
import { levelWords } from '../shared/whatif/scenario-words.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import {
  leftOutWords,
  sentencesOf,
  tellInTurn,
  type ToldChange,
} from '../shared/whatif/telling.ts';
import {
  toLevelData,
  toScenarioView,
  type NodeSupply,
  type ScenarioView,
  type ViewChange,
} from '../shared/whatif/view.ts';
import { bundledKnown } from './bundled-models.ts';
import { onlyFile, type Arguments, defineCommand, didYouMean } from './command.ts';
import { openProject } from './open-project.ts';

const usage = `Usage: whatif FILE --low ID[,ID] [--high ID[,ID]] [--only-drawn] [--json]

Works out what changes when some supplies are low or high, and says why. The diagram counts, and what the library
knows around it; what is not measured is drawn many times from stated ranges.

  --low ID[,ID]   what is low: ids of nodes, names that the library knows (thiamine, B6), or identifiers (CHEBI:16709)
  --high ID[,ID]  what is high
  --only-drawn    only what is drawn counts
  --json          as one JSON object
`;

const flags = {
  low: { type: 'string', multiple: true },
  high: { type: 'string', multiple: true },
  'only-drawn': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly file: string;
  readonly names: Readonly<Record<'low' | 'high', readonly string[]>>;
  readonly onlyDrawn: boolean;
  readonly json: boolean;
}

/** Prints what a scenario changes; answers 1 if it names what neither the project nor the library has. */
export const whatif = defineCommand({ usage, flags, read: readWish, run: printChanges });

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const { low, high, json } = values;
  const file = onlyFile(positionals);
  if (!file.ok) return file;
  const names = { low: splitNames(low ?? []), high: splitNames(high ?? []) };
  if (names.low.length + names.high.length === 0) {
    return failure('Say what is low or high: --low ID or --high ID.');
  }
  return success({ file: file.value, names, onlyDrawn: values['only-drawn'], json });
}

async function printChanges({ file, names, onlyDrawn, json }: Wish): Promise<number> {
  const project = await openProject(file);
  if (!project) return 1;
  const known = bundledKnown();
  const supplies = readSupplies(derivePathwayModel(project), names, known.library, onlyDrawn);
  if (!supplies.ok) {
    process.stderr.write(`${supplies.error}\n`);
    return 1;
  }
  const onProgress = process.stderr.isTTY ? tellProgress : undefined;
  const view = toScenarioView(project, supplies.value, { ...known, onlyDrawn, onProgress });
  if (process.stderr.isTTY) process.stderr.write(clearLine);
  process.stdout.write(json ? `${JSON.stringify(toData(view))}\n` : toText(view));
  return 0;
}

const clearLine = '\r\u001b[K';

/** A large diagram takes seconds. */
function tellProgress(share: number): void {
  process.stderr.write(`${clearLine}Working it out: ${Math.floor(share * 100)} %`);
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
  library: Library,
  onlyDrawn: boolean,
): Result<readonly NodeSupply[], string> {
  const supplies = new Map<string, NodeSupply>();
  for (const level of ['low', 'high'] as const) {
    for (const name of names[level]) {
      const found = findNode(model, name, library, onlyDrawn);
      if (!found.ok) return found;
      const known = supplies.get(found.value);
      if (known && known.level !== level) {
        return failure(`"${toOneLine(name)}" cannot be low and high at once.`);
      }
      supplies.set(found.value, { node: found.value, level });
    }
  }
  return success([...supplies.values()]);
}

/** The node that a name means; else the library's only entry of that name or identifier, which need not be drawn. */
function findNode(
  model: PathwayModel,
  name: string,
  library: Library,
  onlyDrawn: boolean,
): Result<string, string> {
  const thing = findThing(model, name, library);
  if (thing.ok) return success(idOf(model, thing.value));
  if (thing.error.kind === 'ambiguous') {
    return failure(manyMeanings(thing.error.name, thing.error.candidates));
  }
  const [entity, ...others] = entitiesCalled(library, name);
  if (!entity) return failure(describeUnknown(model, name, library));
  if (others.length > 0) return failure(manyMeanings(name, [entity, ...others]));
  if (model.things.length > 0 && !onlyDrawn) return success(entity.id);
  const stands = `The library knows "${toOneLine(name)}" (${entity.label}), but the diagram does not have it.`;
  return failure(
    model.things.length === 0
      ? `${stands} The diagram has nothing that a scenario could change.`
      : `${stands} Without --only-drawn the library counts too.`,
  );
}

function describeUnknown({ things }: PathwayModel, name: string, library: Library): string {
  const drawn = things.flatMap(({ nodes }) => nodes.map(({ label }) => label));
  const guess = didYouMean(name, [...drawn, ...library.entities.flatMap(namesOfEntity)]);
  return `Neither the diagram nor the library has anything called "${toOneLine(name)}".${guess}`;
}

function manyMeanings(name: string, candidates: readonly { readonly id: string }[]): string {
  const ids = candidates.map(({ id }) => toOneLine(id)).join(', ');
  return `"${toOneLine(name)}" can mean several things. Use the id of one: ${ids}.`;
}

function toData(view: ScenarioView): object {
  const { draws, rejected, seed, notes } = view;
  return { levels: toLevelData(view), draws, rejected, seed, notes };
}

function toText({ changes, quiet, notes }: ScenarioView): string {
  const drawn = changes.filter(({ nodes }) => nodes.length > 0);
  const around = changes.filter(({ nodes, isSupply }) => nodes.length === 0 && !isSupply);
  const leftOut = leftOutWords(drawn);
  return `${[
    ...tellInTurn(drawn).flatMap(linesOf),
    ...listed('Not drawn, and changed too', around),
    ...listed(
      'Little change',
      quiet.filter(({ level }) => level === 'unchanged'),
    ),
    ...listed(
      'Not known here',
      quiet.filter(({ level }) => level === 'unknown'),
    ),
    ...(leftOut === '' ? [] : [toOneLine(leftOut)]),
    ...markerLines(changes),
    '',
    ...notes,
    scenarioCaution,
  ].join('\n')}\n`;
}

/** What is measured to learn the status of what is set. */
function markerLines(changes: readonly ViewChange[]): string[] {
  const set = changes.filter(({ isSupply, markers }) => isSupply && markers.length > 0);
  if (set.length === 0) return [];
  return [
    '',
    `${statusMarkersTitle}. ${statusMarkersCaution}`,
    ...set.flatMap(({ label, markers }) => [
      `  ${toOneLine(label)}`,
      ...markers.map((marker) => {
        const source = sourceOfMarker(marker);
        return `    ${toOneLine(tellMarker(marker))}${source === '' ? '' : ` [${toOneLine(source)}]`}`;
      }),
    ]),
  ];
}

function linesOf({ change, reasons, more, remarks }: ToldChange): string[] {
  const { label, level, verdict } = change;
  return [
    `${toOneLine(label)}: ${levelWords[level]}`,
    `  ${toOneLine(verdict)}`,
    ...reasons.map(
      (reason) => `  ${toOneLine(sentencesOf(reason, level === 'uncertain').join(' '))}`,
    ),
    ...(more > 0 ? [`  And ${more} more ${more === 1 ? 'way' : 'ways'}.`] : []),
    ...remarks.map((remark) => `  ${toOneLine(remark)}`),
  ];
}

function listed(heading: string, changes: readonly ViewChange[]): string[] {
  if (changes.length === 0) return [];
  const told = changes.map(({ label, level }) =>
    level === 'unchanged' || level === 'unknown' ? label : `${label} ${levelWords[level]}`,
  );
  return [`${heading}: ${toOneLine(told.join(', '))}.`];
}
