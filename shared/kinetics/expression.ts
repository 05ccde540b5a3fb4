import { failure, success, unreachable, type Result } from '../result.ts';

/** The arithmetic of a rate law, parsed: numbers, names, calls, and the five operations. */
export type Expression =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'negative'; readonly of: Expression }
  | {
      readonly is: 'operation';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Expression[] };

type Operator = '+' | '-' | '*' | '/' | '^';

/** What an expression is worth for one list of amounts. */
export type Rate = (amounts: ArrayLike<number>) => number;

/** Parses an expression. What does not belong to the grammar is an error that names the expression. */
export function parseExpression(text: string): Result<Expression, string> {
  return namingIn(text, () => {
    const reader = readerOf(text);
    const parsed = readSum(reader);
    const rest = reader.peek();
    if (rest !== undefined) throw new ExpressionError(`“${rest}” is left over`);
    return parsed;
  });
}

/** What the names in an expression stand for. */
export interface Scope {
  valueOf(name: string): Rate | undefined;
  functionOf(name: string): ExpressionFunction | undefined;
}

export interface ExpressionFunction {
  readonly args: readonly string[];
  readonly body: Expression;
}

/** Makes a parsed expression into a function. A name that nothing defines is an error that names the expression. */
export function compileExpression(
  text: string,
  expression: Expression,
  scope: Scope,
): Result<Rate, string> {
  return namingIn(text, () => compile(expression, scope, 0));
}

/** What is wrong within an expression; never leaves this file. */
class ExpressionError extends Error {}

function namingIn<Value>(text: string, work: () => Value): Result<Value, string> {
  try {
    return success(work());
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return failure(`In the expression “${text}”: ${error.message}.`);
  }
}

interface Reader {
  peek(): string | undefined;
  take(): string | undefined;
  /** Takes the next sign if it is one of these. */
  takeOneOf<Sign extends string>(signs: readonly Sign[]): Sign | undefined;
}

const tokenPattern = /\s*(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_][A-Za-z0-9_]*|[-+*/^(),])/uy;

function readerOf(text: string): Reader {
  const tokens = tokensOf(text);
  let at = 0;
  return {
    peek: () => tokens[at],
    take: () => tokens[at++],
    takeOneOf: (signs) => {
      const found = signs.find((sign) => sign === tokens[at]);
      if (found !== undefined) at += 1;
      return found;
    },
  };
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < end) {
    const from = tokenPattern.lastIndex;
    const token = tokenPattern.exec(text)?.[1];
    if (token === undefined) {
      throw new ExpressionError(`“${text.slice(from).trim().charAt(0)}” does not belong here`);
    }
    tokens.push(token);
  }
  return tokens;
}

function readSum(reader: Reader): Expression {
  return readOperations(reader, ['+', '-'], readProduct);
}

function readProduct(reader: Reader): Expression {
  return readOperations(reader, ['*', '/'], readSigned);
}

function readOperations(
  reader: Reader,
  signs: readonly Operator[],
  readPart: (reader: Reader) => Expression,
): Expression {
  let left = readPart(reader);
  for (;;) {
    const operator = reader.takeOneOf(signs);
    if (operator === undefined) return left;
    left = { is: 'operation', operator, left, right: readPart(reader) };
  }
}

function readSigned(reader: Reader): Expression {
  if (reader.takeOneOf(['-'])) return { is: 'negative', of: readSigned(reader) };
  const base = readAtom(reader);
  if (!reader.takeOneOf(['^'])) return base;
  return { is: 'operation', operator: '^', left: base, right: readSigned(reader) };
}

function readAtom(reader: Reader): Expression {
  const token = reader.take();
  if (token === undefined) throw new ExpressionError('it ends early');
  if (token === '(') {
    const inner = readSum(reader);
    expectSign(reader, ')');
    return inner;
  }
  if (/^\d/u.test(token)) return { is: 'number', value: Number(token) };
  if (!/^[A-Za-z_]/u.test(token)) throw new ExpressionError(`“${token}” does not belong here`);
  if (!reader.takeOneOf(['('])) return { is: 'name', name: token };
  return { is: 'call', name: token, args: readArguments(reader) };
}

function readArguments(reader: Reader): Expression[] {
  if (reader.takeOneOf([')'])) return [];
  const args = [readSum(reader)];
  while (reader.takeOneOf([','])) args.push(readSum(reader));
  expectSign(reader, ')');
  return args;
}

function expectSign(reader: Reader, sign: string): void {
  if (!reader.takeOneOf([sign])) throw new ExpressionError(`“${sign}” is missing`);
}

/** No rate law nests functions deeper; one that calls itself would never end. */
const deepestCall = 20;

function compile(expression: Expression, scope: Scope, depth: number): Rate {
  switch (expression.is) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'name': {
      const value = scope.valueOf(expression.name);
      if (!value) throw new ExpressionError(`nothing is called “${expression.name}”`);
      return value;
    }
    case 'negative': {
      const inner = compile(expression.of, scope, depth);
      return (amounts) => -inner(amounts);
    }
    case 'operation': {
      const left = compile(expression.left, scope, depth);
      const right = compile(expression.right, scope, depth);
      return combine(expression.operator, left, right);
    }
    case 'call':
      return compileCall(expression.name, expression.args, scope, depth);
    default:
      return unreachable(expression);
  }
}

function combine(operator: Operator, left: Rate, right: Rate): Rate {
  switch (operator) {
    case '+':
      return (amounts) => left(amounts) + right(amounts);
    case '-':
      return (amounts) => left(amounts) - right(amounts);
    case '*':
      return (amounts) => left(amounts) * right(amounts);
    case '/':
      return (amounts) => left(amounts) / right(amounts);
    case '^':
      return (amounts) => left(amounts) ** right(amounts);
    default:
      return unreachable(operator);
  }
}

function compileCall(name: string, args: readonly Expression[], scope: Scope, depth: number): Rate {
  if (depth >= deepestCall) throw new ExpressionError(`“${name}” calls itself`);
  const values = args.map((arg) => compile(arg, scope, depth));
  const [one, other] = values;
  if ((name === 'min' || name === 'max') && values.length === 2 && one && other) {
    const choose = name === 'min' ? Math.min : Math.max;
    return (amounts) => choose(one(amounts), other(amounts));
  }
  const called = scope.functionOf(name);
  if (!called) throw new ExpressionError(`there is no function “${name}” of ${values.length}`);
  if (called.args.length !== values.length) {
    throw new ExpressionError(`“${name}” takes ${called.args.length}, not ${values.length}`);
  }
  const own = new Map(called.args.map((arg, at) => [arg, values[at]]));
  const inner: Scope = { ...scope, valueOf: (one) => own.get(one) ?? scope.valueOf(one) };
  return compile(called.body, inner, depth + 1);
}
