import {
  listBy,
  type ListBy,
  type NumbersBy,
  type RuleIndex,
  type StatementIndex,
} from './things.ts';

/**
 * Rules "head if all of these, unless that" over numbered statements, and what follows from them. "Unless" makes a
 * statement depend on the absence of another, sometimes in a loop on its own absence. The answer is the well-founded
 * model (Van Gelder, Ross and Schlipf 1991). It always exists, there is exactly one, and the order of the rules does
 * not matter. A statement that neither certainly holds nor certainly fails is only possible.
 */
export interface Rule {
  readonly head: StatementIndex;
  /** All must hold. */
  readonly bodies: readonly StatementIndex[];
  /** Must not hold. */
  readonly unless: StatementIndex | null;
  /** What a person counts as a step: 0 within a reaction, 1 from one thing to the next. */
  readonly step: 0 | 1;
}

export interface RuleProgram {
  /** How many there are. */
  readonly statements: number;
  readonly rules: ListBy<RuleIndex, Rule>;
  /** The rules that a statement is a body of. */
  readonly uses: RulesByStatement;
  /** The rules that lead to a statement. */
  readonly leads: RulesByStatement;
}

/** Packed: the rules of a statement are `items[starts[statement]]` up to `items[ends[statement] - 1]`. */
interface RulesByStatement {
  readonly starts: NumbersBy<StatementIndex>;
  readonly ends: NumbersBy<StatementIndex>;
  readonly items: { readonly [position: number]: RuleIndex };
}

/** What is given: the facts hold, and nothing is derived about statements that are fixed. */
export interface Given {
  readonly facts: readonly StatementIndex[];
  /** 1 for statements that no rule may lead to. */
  readonly fixed: NumbersBy<StatementIndex>;
}

export interface Outcome {
  readonly given: Given;
  /** 1 where a statement holds. */
  readonly certain: NumbersBy<StatementIndex>;
  /** The number of steps of the shortest derivation from the facts; -1 where a statement cannot hold. */
  readonly steps: NumbersBy<StatementIndex>;
}

export function makeProgram(statements: number, list: readonly Rule[]): RuleProgram {
  const rules = listBy<RuleIndex, Rule>(list);
  const uses = packLists(statements, rules, ({ bodies }) => bodies);
  return { statements, rules, uses, leads: packLists(statements, rules, ({ head }) => [head]) };
}

/** The rules that lead to a statement and can apply in an outcome. */
export function rulesLeadingTo(
  { rules, leads }: RuleProgram,
  { given, certain, steps }: Outcome,
  statement: StatementIndex,
): Rule[] {
  if (given.fixed[statement] === 1) return [];
  const found: Rule[] = [];
  const end = leads.ends[statement] ?? 0;
  for (let at = leads.starts[statement] ?? 0; at < end; at += 1) {
    const index = leads.items[at];
    const rule = index === undefined ? undefined : rules[index];
    if (!rule || (rule.unless !== null && certain[rule.unless] === 1)) continue;
    if (!rule.bodies.some((body) => steps[body] === -1)) found.push(rule);
  }
  return found;
}

/** Derives what follows from the given. The time is that of a few passes over the rules that are reached. */
export function solve(program: RuleProgram, given: Given): Outcome {
  let certain: Uint8Array = new Uint8Array(program.statements);
  for (;;) {
    const possible = derive(program, given, certain);
    const next = derive(program, given, toMarks(possible));
    const marks = toMarks(next);
    if (isEqual(marks, certain)) return { given, certain, steps: possible };
    certain = marks;
  }
}

/** The steps of each statement that follows if exactly the statements in `denied` bar rules; -1 for the others. */
function derive(
  { statements, rules, uses }: RuleProgram,
  { facts, fixed }: Given,
  denied: NumbersBy<StatementIndex>,
): Int32Array {
  const steps = new Int32Array(statements).fill(-1);
  const met = new Uint16Array(rules.length);
  let border: StatementIndex[] = [];
  const reach = (statement: StatementIndex, step: number, list: StatementIndex[]) => {
    if (steps[statement] !== -1) return;
    steps[statement] = step;
    list.push(statement);
  };
  for (const fact of facts) reach(fact, 0, border);
  for (let step = 0; border.length > 0; step += 1) {
    const next: StatementIndex[] = [];
    const later: Rule[] = [];
    // The list grows while it is read: a statement that is reached without a step belongs to the same border.
    for (let at = 0; at < border.length; at += 1) {
      const statement = border[at];
      if (statement === undefined) continue;
      const end = uses.ends[statement] ?? 0;
      for (let use = uses.starts[statement] ?? 0; use < end; use += 1) {
        const index = uses.items[use];
        const rule = index === undefined ? undefined : rules[index];
        if (index === undefined || !rule) continue;
        const count = (met[index] ?? 0) + 1;
        met[index] = count;
        if (count < rule.bodies.length || fixed[rule.head] === 1) continue;
        if (rule.unless !== null && denied[rule.unless] === 1) continue;
        if (rule.step === 0) reach(rule.head, step, border);
        else later.push(rule);
      }
    }
    for (const rule of later) reach(rule.head, step + 1, next);
    border = next;
  }
  return steps;
}

function toMarks(steps: Int32Array): Uint8Array {
  const marks = new Uint8Array(steps.length);
  for (let at = 0; at < steps.length; at += 1) if (steps[at] !== -1) marks[at] = 1;
  return marks;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function packLists(
  size: number,
  rules: ListBy<RuleIndex, Rule>,
  listsOf: (rule: Rule) => readonly StatementIndex[],
): RulesByStatement {
  const starts = new Int32Array(size + 1);
  for (const rule of rules) for (const list of listsOf(rule)) increase(starts, list + 1, 1);
  for (let at = 0; at < size; at += 1) increase(starts, at + 1, starts[at] ?? 0);
  // Only indices of rules come into it.
  const items = new Int32Array(starts[size] ?? 0) as unknown as {
    [position: number]: RuleIndex;
  };
  // They grow from the starts to the ends while the lists are filled.
  const ends = starts.slice();
  for (const [index, rule] of rules.entries()) {
    for (const list of listsOf(rule)) {
      items[ends[list] ?? 0] = index;
      increase(ends, list, 1);
    }
  }
  return { starts, ends, items };
}

function increase(numbers: Int32Array, at: number, by: number): void {
  numbers[at] = (numbers[at] ?? 0) + by;
}
