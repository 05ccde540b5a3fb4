import { z } from 'zod';
import { filePartsOf, joinParts, type WrittenPart } from '../project/serialize-project.ts';
import { limits, type Immutable, type Project } from '../project/project-schema.ts';

/** Neighbouring lines of a list, taken from the text before or from the lines that were sent for this one. */
const runSchema = z.object({
  from: z.enum(['before', 'sent']),
  start: z.int().nonnegative(),
  count: z.int().nonnegative(),
});

/** How a part of the text comes from the text before. */
const partChangeSchema = z.union([
  z.object({ name: z.string(), runs: z.array(runSchema) }),
  z.object({ name: z.string(), text: z.string() }),
  z.object({ name: z.string(), same: z.literal(true) }),
]);

/** A message to whoever keeps the text of a document: new lines, and in the last message how they make the next text. */
export const draftStepSchema = z.object({
  document: z.string(),
  /** Names the text to which it leads. */
  number: z.int(),
  /** The text that the keeper must have; `null`: none. */
  base: z.int().nullable(),
  lines: z.array(z.string()),
  /** All parts of the next text in their order; `null` while more lines follow. */
  parts: z.array(partChangeSchema).nullable(),
});

export type DraftStep = Immutable<z.infer<typeof draftStepSchema>>;
type Run = z.infer<typeof runSchema>;
type PartChange = Immutable<z.infer<typeof partChangeSchema>>;

/** `unknown`: the keeper does not have the text on which the step builds, so the whole must be sent. */
export const keptSchema = z.enum(['kept', 'not-kept', 'unknown']);
export type Kept = z.infer<typeof keptSchema>;

/** The text of a document under its number. */
export interface NumberedText {
  readonly number: number;
  readonly parts: readonly WrittenPart[];
}

/** A text with the step that led to it, in which all its new lines are. */
interface TakenText extends NumberedText {
  readonly by: DraftStep;
}

/** The side that keeps the whole text of one window's document. */
export interface DraftText {
  /** The next text; `more` while lines are on their way. */
  take(step: DraftStep): TakenText | 'more' | 'unknown';
}

export function createDraftText(): DraftText {
  let text: ({ readonly document: string } & NumberedText) | null = null;
  let sent: { readonly key: string; readonly lines: string[]; length: number } | null = null;
  return {
    take: (step) => {
      const { document, number } = step;
      const key = `${number} ${document}`;
      if (sent?.key !== key) sent = { key, lines: [], length: 0 };
      sent.length += lengthOf(step.lines);
      // What is too long for a file is not kept; the last step then finds its lines missing.
      if (sent.length <= limits.fileBytes) for (const line of step.lines) sent.lines.push(line);
      if (step.parts === null) return 'more';
      const before = text?.document === document ? text : null;
      const { lines } = sent;
      sent = null;
      const by = { ...step, lines };
      const next = nextText(before, by);
      if (next === null) return 'unknown';
      text = { document, ...next };
      return { ...next, by };
    },
  };
}

/** The text after the last step, which has all lines with it; `null` if that step does not build on `before`. */
export function nextText(before: NumberedText | null, step: DraftStep): NumberedText | null {
  if (step.base !== null && before?.number !== step.base) return null;
  const old = new Map(
    step.base === null ? [] : before?.parts.map(({ name, text }) => [name, text] as const),
  );
  const parts: WrittenPart[] = [];
  let total = 0;
  for (const change of step.parts ?? []) {
    const written = writtenPart(change, old, step.lines);
    if (written === null) return null;
    total += lengthOf(written.text);
    // A step can say a line again and again.
    if (total > limits.fileBytes) return null;
    parts.push(written);
  }
  return { number: step.number, parts };
}

/** The text after steps that build on each other. What does not fit is left out, with all that comes after it. */
export function textAfter(before: NumberedText, steps: readonly DraftStep[]): NumberedText {
  let text = before;
  for (const step of steps.toSorted((one, other) => one.number - other.number)) {
    const next = nextText(text, step);
    if (next === null) return text;
    text = next;
  }
  return text;
}

/** Keeps account of the steps that are kept beside a text, until it is time to keep the whole instead. */
export interface DraftJournal {
  /** Whether this step can be kept by itself. If not, the whole is kept, and the steps before are of no use. */
  takes(text: TakenText): boolean;
  /** What was told could not be kept. */
  forget(): void;
}

/** Fewer characters are written at once without another thought. */
const littleText = 100_000;
const mostSteps = 200;

/**
 * A second's work in a large project is a line or two of thousands. Steps are kept until they are a quarter of the
 * whole. A change of the scenarios is kept at once as a whole: a laboratory value that was removed must be nowhere.
 */
export function createDraftJournal(): DraftJournal {
  let kept: KeptSteps | null = null;
  return {
    forget: () => {
      kept = null;
    },
    takes: ({ by, number, parts }) => {
      const { document } = by;
      const isNext = kept?.document === document && kept.number === by.base;
      if (kept !== null && isNext && !changesScenarios(by, kept)) {
        const length = kept.length + lengthOf(by.lines) + runsOf(by) * runLength;
        const count = kept.count + 1;
        kept = { ...kept, number, length, count };
        if (length * 4 < kept.whole && count < mostSteps) return true;
      }
      const whole = parts.reduce((sum, { text }) => sum + lengthOf(text), 0);
      const hasScenarios = parts.some(({ name }) => name === scenariosPart);
      const isLittle = whole < littleText;
      kept = isLittle ? null : { document, number, whole, hasScenarios, length: 0, count: 0 };
      return false;
    },
  };
}

interface KeptSteps {
  readonly document: string;
  readonly number: number;
  /** Characters of the whole, and of the steps since. */
  readonly whole: number;
  readonly length: number;
  readonly count: number;
  readonly hasScenarios: boolean;
}

/** About so many characters say where lines come from. */
const runLength = 40;

function runsOf({ parts }: DraftStep): number {
  return (parts ?? []).reduce((sum, part) => sum + ('runs' in part ? part.runs.length : 1), 0);
}

/** The person's values are there. */
const scenariosPart = '"scenarios"';

function changesScenarios({ parts }: DraftStep, { hasScenarios }: KeptSteps): boolean {
  const scenarios = parts?.find(({ name }) => name === scenariosPart);
  return scenarios === undefined ? hasScenarios : !('same' in scenarios);
}

function writtenPart(
  change: PartChange,
  old: ReadonlyMap<string, WrittenPart['text']>,
  sent: readonly string[],
): WrittenPart | null {
  const { name } = change;
  if ('text' in change) return { name, text: change.text };
  const before = old.get(name) ?? null;
  if ('same' in change) return before === null ? null : { name, text: before };
  const lines: string[] = [];
  for (const { from, start, count } of change.runs) {
    const source = from === 'sent' ? sent : before;
    if (typeof source === 'string' || source === null) return null;
    if (start + count > source.length || lines.length + count > mostLines) return null;
    for (let at = start; at < start + count; at += 1) lines.push(source[at] ?? '');
  }
  return { name, text: lines };
}

/** No list of a project is as long. */
const mostLines = 2 * limits.elements;

function lengthOf(text: string | readonly string[]): number {
  if (typeof text === 'string') return text.length;
  let length = 0;
  for (const line of text) length += line.length;
  return length;
}

/** The text of a project file. */
export function joinDraft({ parts }: NumberedText): string {
  return joinParts(parts);
}

/** About a millisecond's work. */
const linesAtOnce = 200;

interface SentProject {
  readonly document: string;
  readonly number: number;
  readonly project: Project;
}

/** The side that has the project. It sends only elements that are not the same object as before. */
export interface DraftSender {
  /** Messages that lead the keeper to this project, to be sent one after the other. Making one takes about a millisecond. */
  steps(document: string, project: Project): Generator<DraftStep>;
  /** The keeper has all of them. */
  confirm(): void;
  /** The keeper has nothing. */
  forget(): void;
  /**
   * The same in one message, for a window that may be gone the next moment: one for each text that the keeper may have
   * by then.
   */
  atOnce(document: string, project: Project): DraftStep[];
}

/** `first` must be later than any number that an earlier run of the window has used. */
export function createDraftSender(first = 0): DraftSender {
  let kept: SentProject | null = null;
  let sending: SentProject | null = null;
  let last = first;
  return {
    steps: function* (document, project) {
      const before = kept?.document === document ? kept : null;
      last += 1;
      sending = { document, number: last, project };
      const { parts, news } = changesSince(before, project);
      const base = before?.number ?? null;
      const step = { document, number: last, base };
      let at = 0;
      for (; at + linesAtOnce < news.length; at += linesAtOnce) {
        yield { ...step, lines: linesOf(news.slice(at, at + linesAtOnce)), parts: null };
      }
      yield { ...step, lines: linesOf(news.slice(at)), parts };
    },
    confirm: () => {
      kept = sending ?? kept;
      sending = null;
    },
    forget: () => {
      kept = null;
      sending = null;
    },
    atOnce: (document, project) => {
      last += 1;
      const number = last;
      const bases = [kept, sending].filter((one) => one?.document === document);
      const stepFrom = (before: SentProject | null): DraftStep => {
        const { parts, news } = changesSince(before, project);
        return { document, number, base: before?.number ?? null, lines: linesOf(news), parts };
      };
      return kept?.document === document ? bases.map(stepFrom) : [stepFrom(null)];
    },
  };
}

/** An item whose line is still to be written. */
interface News {
  readonly item: unknown;
  readonly write: (item: unknown) => string;
}

const linesOf = (news: readonly News[]) => news.map(({ item, write }) => write(item));

function changesSince(
  before: SentProject | null,
  project: Project,
): { parts: PartChange[]; news: News[] } {
  const old = new Map(
    before === null ? [] : filePartsOf(before.project).map((part) => [part.name, part]),
  );
  const news: News[] = [];
  const parts = filePartsOf(project).map(({ name, value, items, write }): PartChange => {
    const known = old.get(name);
    if (known !== undefined && known.value === value) return { name, same: true };
    if (items === null) return { name, text: write(value) };
    const runs = runsBetween(known?.items ?? [], items, news.length);
    for (const { item } of runs.news) news.push({ item, write });
    return { name, runs: runs.runs };
  });
  return { parts, news };
}

/** How a list comes from the one before, by the identity of its items. The first new item is the line `firstLine`. */
function runsBetween(
  before: readonly unknown[],
  after: readonly unknown[],
  firstLine: number,
): { runs: Run[]; news: { readonly item: unknown }[] } {
  const start = sameAtStart(before, after);
  const end = sameAtEnd(before, after, start);
  const indices = new Map<unknown, number>();
  for (let at = start; at < before.length - end; at += 1) indices.set(before[at], at);
  const runs: Run[] = start > 0 ? [{ from: 'before', start: 0, count: start }] : [];
  const news: { readonly item: unknown }[] = [];
  for (const item of after.slice(start, after.length - end)) {
    const at = indices.get(item);
    if (at === undefined) {
      extend(runs, 'sent', firstLine + news.length);
      news.push({ item });
    } else extend(runs, 'before', at);
  }
  if (end > 0) runs.push({ from: 'before', start: before.length - end, count: end });
  return { runs, news };
}

function extend(runs: Run[], from: Run['from'], at: number): void {
  const last = runs.at(-1);
  if (last?.from === from && last.start + last.count === at) last.count += 1;
  else runs.push({ from, start: at, count: 1 });
}

function sameAtStart(before: readonly unknown[], after: readonly unknown[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before[count] === after[count]) count += 1;
  return count;
}

function sameAtEnd(before: readonly unknown[], after: readonly unknown[], start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let count = 0;
  while (count < most && before.at(-1 - count) === after.at(-1 - count)) count += 1;
  return count;
}
