import type { z } from 'zod';
import type { Damage } from '../file-error.ts';
import { unreachable } from '../result.ts';
import { describeValue, mustBe } from './describe-value.ts';
import { nameLocation } from './element-names.ts';
import { ownValue } from './plain-json.ts';

type Issue = z.core.$ZodIssue;

/** Says what a schema found wrong with a value, by element and in plain words. `root` is what was parsed. */
export function describeIssues(root: unknown, issues: readonly Issue[]): Damage[] {
  return issues.map((issue) => ({
    where: nameLocation(root, issue.path),
    why: explain(issue, issue.path.reduce(ownValue, root)),
  }));
}

function explain(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return mustBe(nameType(issue.expected), value);
    case 'invalid_value':
      return mustBe(listOptions(issue.values), value);
    case 'invalid_union':
      return explainUnion(issue, value);
    case 'too_big':
      return explainBound(issue.origin, 'at most', issue.maximum, value);
    case 'too_small':
      return explainBound(issue.origin, 'at least', issue.minimum, value);
    case 'invalid_format':
      return explainFormat(issue, value);
    case 'not_multiple_of':
      return mustBe(`a multiple of ${issue.divisor}`, value);
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return issue.message;
    default:
      return unreachable(issue);
  }
}

function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown): string {
  if (issue.discriminator !== undefined && 'options' in issue && issue.options) {
    return mustBe(listOptions(issue.options), value);
  }
  // The one union without a discriminator is free JSON, and what JSON text can hold beyond it is 1e999.
  return 'holds something that cannot be kept, such as a number too large to count with';
}

function explainBound(
  origin: string,
  bound: 'at most' | 'at least',
  limit: number | bigint,
  value: unknown,
): string {
  const count = limit.toLocaleString('en');
  if (typeof value === 'string') {
    if (value === '') return 'must not be empty';
    const length = value.length.toLocaleString('en');
    return `must have ${bound} ${count} characters, but has ${length}`;
  }
  if (Array.isArray(value)) {
    const length = value.length.toLocaleString('en');
    return `must have ${bound} ${count} entries, but has ${length}`;
  }
  return mustBe(
    origin === 'int' ? `a whole number of ${bound} ${count}` : `${bound} ${count}`,
    value,
  );
}

function explainFormat(issue: Extract<Issue, { code: 'invalid_format' }>, value: unknown): string {
  if (issue.format === 'datetime') {
    return mustBe('a time in UTC such as 2026-11-23T08:00:00.000Z', value);
  }
  // Our own patterns carry a sentence of their own: "An id must not …".
  const rule = issue.message.replace(/\.$/u, '');
  return `${rule.charAt(0).toLowerCase()}${rule.slice(1)}, but this is ${describeValue(value)}`;
}

function nameType(expected: string): string {
  return typeNames.get(expected) ?? `of the type ${expected}`;
}

const typeNames = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list in [ ]'],
  ['object', 'an object in { }'],
]);

function listOptions(options: readonly unknown[]): string {
  const names = options.map((option) => JSON.stringify(option));
  const last = names.pop() ?? 'nothing';
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`;
}
