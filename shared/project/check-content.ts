import { z } from 'zod';
import type { Damage } from '../file-error.ts';
import { failure, success, type Result } from '../result.ts';
import { referenceSchema } from './annotation-schema.ts';
import { limits } from './limits.ts';
import { linkSchema } from './link-schema.ts';
import { nodeSchema } from './node-schema.ts';
import type { JsonObject } from './plain-json.ts';
import { projectSchema, scenarioSchema, type Project } from './project-schema.ts';
import { describeIssues } from './schema-problems.ts';

/** What is wrong with a file: the first few of `total` problems. */
export interface Problems {
  readonly problems: Damage[];
  readonly total: number;
}

/** As many problems of a damaged file as a person will read; the rest is only counted. */
export const shownProblems = 20;

/** The lists that may be long, and how long. */
const longest = {
  references: limits.references,
  nodes: limits.elements,
  links: limits.elements,
  scenarios: limits.scenarios,
} as const;

type ListName = keyof typeof longest;
type Note = (path: readonly PropertyKey[], issues: readonly z.core.$ZodIssue[]) => void;

/**
 * Parses what is in the envelope by the project's schema, the long lists element by element: a file of millions of
 * wrong elements would fill the memory with their problems if all were parsed at once.
 */
export function checkContent(content: JsonObject): Result<Project, Problems> {
  const found = { problems: new Array<Damage>(), total: 0 };
  const note: Note = (path, issues) => {
    const shown = issues.slice(0, Math.max(0, shownProblems - found.total));
    const placed = shown.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
    found.problems.push(...describeIssues(content, placed));
    found.total += issues.length;
  };
  const rest = projectSchema.safeParse(withoutLists(content));
  if (!rest.success) note([], rest.error.issues);
  const lists = {
    references: parseList('references', referenceSchema, content, note),
    nodes: parseList('nodes', nodeSchema, content, note),
    links: parseList('links', linkSchema, content, note),
    scenarios: parseList('scenarios', scenarioSchema, content, note),
  };
  if (!rest.success || found.total > 0) return failure(found);
  return success({ ...rest.data, ...lists });
}

/** The content with its long lists emptied; what should be a list and is none stays, for the schema to tell. */
function withoutLists(content: JsonObject): JsonObject {
  const names = Object.keys(longest).filter((name) => Array.isArray(content[name]));
  return { ...content, ...Object.fromEntries(names.map((name) => [name, []])) };
}

function parseList<Item>(
  name: ListName,
  schema: z.ZodType<Item>,
  content: JsonObject,
  note: Note,
): Item[] {
  const list = content[name];
  if (!Array.isArray(list)) return [];
  const length = z.array(z.unknown()).max(longest[name]).safeParse(list);
  if (!length.success) {
    note([name], length.error.issues);
    return [];
  }
  const items: Item[] = [];
  for (const [index, element] of length.data.entries()) {
    const parsed = schema.safeParse(element);
    if (parsed.success) items.push(parsed.data);
    else note([name, index], parsed.error.issues);
  }
  return items;
}
