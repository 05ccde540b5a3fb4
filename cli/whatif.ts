import process from 'node:process';
import type { Library } from '../shared/library/library.ts';
import { namesOfEntity } from '../shared/library/entity-names.ts';
import { entitiesCalled } from '../shared/library/search-library.ts';
import { findThing } from '../shared/whatif/find-things.ts';
import { derivePathwayModel, idOf, type PathwayModel } from '../shared/whatif/pathway-model.ts';
import { sourceOfMarker, tellMarker } from '../shared/lab/status-markers.ts';
import { scenarioCaution } from '../shared/matrix/roles.ts';
import { wordOf } from '../shared/whatif/scenario-words.ts';
import { nodeKinds } from '../shared/project/node-kinds.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { failure, success, type Result } from '../shared/result.ts';
import {
  groupsOf,
  leftOutWords,
  listsOf,
  nameInList,
  reasonsAtFirst,
  sentencesOf,
  supplyWords,
  tellAlone,
  tellInTurn,
  withoutFollowers,
  type ToldChange,
  type ToldList,
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
import { cliWords } from '../shared/words/cli.ts';
import { labTableWords } from '../shared/words/lab-table.ts';

const usage = `Usage: whatif FILE --low ID[,ID] [--high ID[,ID]] [--all|--about ID[,ID]] [--only-drawn] [--json]

Works out what changes when some supplies are low or high, and says why. The diagram counts, and what the library
knows around it; what is not measured is drawn many times from stated ranges. First comes what is found in short, then
why: of a large diagram for its neurotransmitters.

  --low ID[,ID]    what is low: ids of nodes, names that the library knows (thiamine, B6), or identifiers
                   (CHEBI:16709)
  --high ID[,ID]   what is high
  --about ID[,ID]  tells only of these, and all that is known of them
  --all            tells why of everything that changes
  --only-drawn     only what is drawn counts
  --json           as one JSON object
`;

const flags = {
  low: { type: 'string', multiple: true },
  high: { type: 'string', multiple: true },
  about: { type: 'string', multiple: true },
  all: { type: 'boolean', default: false },
  'only-drawn': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly file: string;
  readonly names: Readonly<Record<'low' | 'high', readonly string[]>>;
  readonly about: readonly string[];
  readonly all: boolean;
  readonly onlyDrawn: boolean;
  readonly json: boolean;
}

/** Prints what a scenario changes; answers 1 if it names what neither the project nor the library has. */
export const whatif = defineCommand({ usage, flags, read: readWish, run: printChanges });

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const { low, high, about, all, json } = values;
  const file = onlyFile(positionals);
  if (!file.ok) return file;
  const names = { low: splitNames(low ?? []), high: splitNames(high ?? []) };
  if (names.low.length + names.high.length === 0) {
    return failure(cliWords.sayWhatIsLowOrHigh);
  }
  const wanted = splitNames(about ?? []);
  if (all && wanted.length > 0) return failure(cliWords.chooseOneOfAllAndAbout);
  if (json && wanted.length > 0) return failure(cliWords.jsonHasEverythingSoAboutHas);
  const onlyDrawn = values['only-drawn'];
  return success({ file: file.value, names, about: wanted, all, onlyDrawn, json });
}

async function printChanges({ file, names, about, all, onlyDrawn, json }: Wish): Promise<number> {
  const project = await openProject(file);
  if (!project) return 1;
  const known = bundledKnown();
  const model = derivePathwayModel(project);
  const supplies = readSupplies(model, names, known.library, onlyDrawn);
  if (!supplies.ok) return complain(supplies.error);
  const wanted = findAll(model, about, known.library, onlyDrawn);
  if (!wanted.ok) return complain(wanted.error);
  const onProgress = process.stderr.isTTY ? tellProgress : undefined;
  const view = toScenarioView(project, supplies.value, { ...known, onlyDrawn, onProgress });
  if (process.stderr.isTTY) process.stderr.write(clearLine);
  if (json) process.stdout.write(`${JSON.stringify(toData(view))}\n`);
  else process.stdout.write(about.length > 0 ? tellOf(view, wanted.value) : toText(view, all));
  return 0;
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

const clearLine = '\r\u001b[K';

/** A large diagram takes seconds. */
function tellProgress(share: number): void {
  process.stderr.write(cliWords.workingItOut(clearLine, Math.floor(share * 100)));
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
        return failure(cliWords.cannotBeLowAndHighAt(toOneLine(name)));
      }
      supplies.set(found.value, { node: found.value, level });
    }
  }
  return success([...supplies.values()]);
}

/** What several names mean, by ids. */
function findAll(
  model: PathwayModel,
  names: readonly string[],
  library: Library,
  onlyDrawn: boolean,
): Result<readonly string[], string> {
  const ids: string[] = [];
  for (const name of names) {
    const found = findNode(model, name, library, onlyDrawn);
    if (!found.ok) return found;
    ids.push(found.value);
  }
  return success(ids);
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
  const stands = cliWords.libraryKnowsButDiagramDoesNot(toOneLine(name), entity.label);
  return failure(
    model.things.length === 0
      ? cliWords.diagramHasNothingThatScenarioCould(stands)
      : cliWords.withoutOnlyDrawnLibraryCountsToo(stands),
  );
}

function describeUnknown({ things }: PathwayModel, name: string, library: Library): string {
  const drawn = things.flatMap(({ nodes }) => nodes.map(({ label }) => label));
  const guess = didYouMean(name, [...drawn, ...library.entities.flatMap(namesOfEntity)]);
  return cliWords.neitherDiagramNorLibraryHasAnything(toOneLine(name), guess);
}

function manyMeanings(name: string, candidates: readonly { readonly id: string }[]): string {
  const ids = candidates.map(({ id }) => toOneLine(id)).join(', ');
  return cliWords.canMeanSeveralThingsUseId(toOneLine(name), ids);
}

function toData(view: ScenarioView): object {
  const { draws, rejected, seed, notes } = view;
  return { levels: toLevelData(view), draws, rejected, seed, notes };
}

/** Of so few changes all are told at once. */
const fewChanges = 20;

/** First all findings in short, then why, then how it was found. */
function toText(view: ScenarioView, all: boolean): string {
  const { changes, quiet, notes } = view;
  const drawn = changes.filter(({ nodes, isSupply }) => nodes.length > 0 && !isSupply);
  const isShort = all || drawn.length <= fewChanges;
  const told = isShort ? drawn : drawn.filter(isTransmitter);
  const rest = withoutFollowers(drawn).length - withoutFollowers(told).length;
  const leftOut = leftOutWords(told);
  return textOf([
    [supplyWords(view)],
    ...summaryOf([...drawn, ...quiet], all),
    aroundLines(changes, all),
    ...tellInTurn(told, all ? Number.POSITIVE_INFINITY : reasonsAtFirst).map(linesOf),
    rest === 0 ? [] : [cliWords.whyOfMoreAllTellsAll(rest)],
    leftOut === '' ? [] : [leftOut],
    markerLines(changes),
    [...notes, scenarioCaution],
  ]);
}

/** Only what is asked about, with all its reasons, whether it changes or not. */
function tellOf(view: ScenarioView, ids: readonly string[]): string {
  const all = [...view.changes, ...view.quiet];
  const found = ids.map((id) =>
    all.find((one) => one.id === id || one.entity === id || one.nodes.includes(id)),
  );
  return textOf([
    [supplyWords(view)],
    ...found.map((change, at) =>
      change
        ? linesOf(tellAlone(change, Number.POSITIVE_INFINITY))
        : [cliWords.itIsNotDrawnAndIt(ids[at] ?? '')],
    ),
    [...view.notes, scenarioCaution],
  ]);
}

/** Paragraphs with an empty line between. */
function textOf(paragraphs: readonly (readonly string[])[]): string {
  const told = paragraphs.filter((lines) => lines.length > 0);
  return `${told.map((lines) => lines.map(plain).join('\n')).join('\n\n')}\n`;
}

/** The indent stays; what a file wrote cannot begin a line of its own. */
function plain(line: string): string {
  return `${/^ */u.exec(line)?.[0] ?? ''}${toOneLine(line)}`;
}

function isTransmitter({ kind }: ViewChange): boolean {
  return nodeKinds[kind].isTransmitter;
}

function summaryOf(changes: readonly ViewChange[], all: boolean): string[][] {
  return groupsOf(changes).map(({ title, lists }) => {
    return [title, ...lists.map((list) => `  ${listed(list, all ? Infinity : mostNames)}`)];
  });
}

/** Of a long list the first names. */
const mostNames = 16;

function listed({ title, changes }: ToldList, most: number): string {
  const names = changes.slice(0, most).map(nameInList).join(', ');
  const rest = changes.length - most;
  return `${title} (${changes.length}): ${names}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

function aroundLines(changes: readonly ViewChange[], all: boolean): string[] {
  const around = changes.filter(({ nodes, isSupply }) => nodes.length === 0 && !isSupply);
  const lists = listsOf(around);
  if (lists.length === 0) return [];
  return [
    cliWords.notDrawnAndChangedToo,
    ...lists.map((one) => `  ${listed(one, all ? Infinity : mostNames)}`),
  ];
}

/** What is measured to learn the status of what is set. */
function markerLines(changes: readonly ViewChange[]): string[] {
  const set = changes.filter(({ isSupply, markers }) => isSupply && markers.length > 0);
  if (set.length === 0) return [];
  return [
    `${labTableWords.statusMarkers}. ${labTableWords.statusMarkersCaution}`,
    ...set.flatMap(({ label, markers }) => [
      `  ${label}`,
      ...markers.map((marker) => {
        const source = sourceOfMarker(marker);
        return `    ${tellMarker(marker)}${source === '' ? '' : ` [${source}]`}`;
      }),
    ]),
  ];
}

function linesOf({ change, reasons, more, remarks }: ToldChange): string[] {
  return [
    `${change.label}: ${wordOf(change)}`,
    `  ${change.verdict}`,
    ...reasons.map((reason) => `  ${sentencesOf(reason).join(' ')}`),
    ...(more > 0 ? [`  ${cliWords.andMoreWays(more)}`] : []),
    ...remarks.map((remark) => `  ${remark}`),
  ];
}
