import type { Library } from '../library/library-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { createCheckContext } from './check-context.ts';
import { ruleIds, type Finding } from './finding.ts';
import { rules } from './rules.ts';

/** What the rules that the project has not muted find, in the order of the rules. */
export function checkProject(project: Project, library: Library): readonly Finding[] {
  return [...checkInSteps(project, library)].filter((finding) => finding !== undefined);
}

/** The same in small steps, many of which find nothing: between two of them the caller may do something else. */
export function* checkInSteps(
  project: Project,
  library: Library,
): Generator<Finding | undefined, void> {
  const muted = new Set(project.checks.muted);
  const context = createCheckContext(project, library);
  yield undefined;
  for (const id of ruleIds) if (!muted.has(id)) yield* rules[id].check(context);
}
