/**
 * Rules "head if all of these, unless that" over numbered statements, and what follows from them. "Unless" makes
 * statements depend on the absence of others, round loops even on their own: the answer is the well-founded model
 * (Van Gelder, Ross and Schlipf 1991). It always exists, is one, and does not depend on the order of the rules;
 * what can be said neither to hold nor not to hold is possible only.
 */
export interface Rule {
  readonly head: number;
  /** All must hold. */
  readonly bodies: readonly number[];
  /** Must not hold; -1 for none. */
  readonly unless: number;
  /** What a person counts as a step: 0 within a reaction, 1 from one thing to the next. */
  readonly step: 0 | 1;
}

export interface RuleProgram {
  readonly statements: number;
  readonly rules: readonly Rule[];
  /** Statement to the numbers of the rules that it is a body of. */
  readonly uses: Lists;
  /** Statement to the numbers of the rules that lead to it. */
  readonly leads: Lists;
}

/** Lists by number, packed: those of `n` are `items[starts[n]]` up to `items[starts[n + 1]]`. */
interface Lists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** What is given: these hold, and of the others marked nothing is worked out. */
export interface Given {
  readonly facts: readonly number[];
  /** 1 for statements that no rule may lead to. */
  readonly fixed: Uint8Array;
}

export interface Outcome {
  readonly given: Given;
  /** 1 where a statement holds. */
  readonly certain: Uint8Array;
  /** Steps of the shortest derivation from the facts, -1 where a statement cannot hold. */
  readonly steps: Int32Array;
}

export function makeProgram(statements: number, rules: readonly Rule[]): RuleProgram {
  const uses = packLists(statements, rules, ({ bodies }) => bodies);
  return { statements, rules, uses, leads: packLists(statements, rules, ({ head }) => [head]) };
}

/** The rules that lead to a statement and can apply, as far as an outcome says. */
export function rulesLeadingTo(
  { rules, leads }: RuleProgram,
  { given, certain, steps }: Outcome,
  statement: number,
): Rule[] {
  if (given.fixed[statement] === 1) return [];
  return [...leads.items.subarray(leads.starts[statement], leads.starts[statement + 1])].flatMap(
    (number) => {
      const rule = rules[number];
      if (!rule || (rule.unless >= 0 && certain[rule.unless] === 1)) return [];
      return rule.bodies.some((body) => steps[body] === -1) ? [] : [rule];
    },
  );
}

/** What follows from what is given. Time is that of a few passes over the rules that are reached. */
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

/** Steps of each statement that follows while exactly `denied` bars rules; -1 for the others. */
function derive(
  { statements, rules, uses }: RuleProgram,
  { facts, fixed }: Given,
  denied: Uint8Array,
): Int32Array {
  const steps = new Int32Array(statements).fill(-1);
  const met = new Uint16Array(rules.length);
  let border: number[] = [];
  const reach = (statement: number, step: number, list: number[]) => {
    if (steps[statement] !== -1) return;
    steps[statement] = step;
    list.push(statement);
  };
  for (const fact of facts) reach(fact, 0, border);
  for (let step = 0; border.length > 0; step += 1) {
    const next: number[] = [];
    const later: Rule[] = [];
    // The list grows while it is read: what is reached without a step belongs to the same border.
    for (let at = 0; at < border.length; at += 1) {
      const statement = border[at] ?? 0;
      const end = uses.starts[statement + 1] ?? 0;
      for (let use = uses.starts[statement] ?? 0; use < end; use += 1) {
        const number = uses.items[use] ?? 0;
        const rule = rules[number];
        if (!rule) continue;
        const count = (met[number] ?? 0) + 1;
        met[number] = count;
        if (count < rule.bodies.length || fixed[rule.head] === 1) continue;
        if (rule.unless >= 0 && denied[rule.unless] === 1) continue;
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
  rules: readonly Rule[],
  listsOf: (rule: Rule) => readonly number[],
): Lists {
  const starts = new Int32Array(size + 1);
  for (const rule of rules) for (const list of listsOf(rule)) increase(starts, list + 1, 1);
  for (let at = 0; at < size; at += 1) increase(starts, at + 1, starts[at] ?? 0);
  const items = new Int32Array(starts[size] ?? 0);
  const filled = starts.slice();
  for (const [number, rule] of rules.entries()) {
    for (const list of listsOf(rule)) {
      items[filled[list] ?? 0] = number;
      increase(filled, list, 1);
    }
  }
  return { starts, items };
}

function increase(numbers: Int32Array, at: number, by: number): void {
  numbers[at] = (numbers[at] ?? 0) + by;
}
