import type { Library } from '../library/library.ts';
import type { Project } from '../project/project-schema.ts';
import { createCheckContext, ruleIds, type Finding, type Rule, type RuleId } from './finding.ts';
import { brokenReference, duplicateReference } from './rules/references.ts';
import {
  cofactorWithoutTarget,
  orphanNode,
  selfLink,
  unreachableTransmitter,
} from './rules/connections.ts';
import { contestedUnmarked, contradictingSigns, linkWithoutEvidence } from './rules/evidence.ts';
import { duplicateEntity, malformedIdentifier, missingIdentifier } from './rules/identity.ts';
import {
  enzymeWithoutCofactor,
  enzymeWithoutReaction,
  reactionWithoutEnzyme,
} from './rules/reactions.ts';
import { spreadsheetName } from './rules/spreadsheet-names.ts';
import { labelOverflow, overlappingNodes } from './rules/drawing.ts';

/** The findings of all rules that the project has not muted, in the order of the rules. */
export function checkProject(project: Project, library: Library): readonly Finding[] {
  return [...checkInSteps(project, library)].filter((finding) => finding !== undefined);
}

/** The same in small steps. Many steps find nothing: between two of them the caller may do something else. */
export function* checkInSteps(
  project: Project,
  library: Library,
): Generator<Finding | undefined, void> {
  const muted = new Set(project.checks.muted);
  const context = createCheckContext(project, library);
  yield undefined;
  for (const id of ruleIds) if (!muted.has(id)) yield* rules[id].check(context);
}

/** Every rule there is. Adding one means a file, a name in `finding.ts` and an entry here. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  'broken-reference': brokenReference,
  'malformed-identifier': malformedIdentifier,
  'spreadsheet-name': spreadsheetName,
  'self-link': selfLink,
  'contradicting-signs': contradictingSigns,
  'contested-unmarked': contestedUnmarked,
  'duplicate-entity': duplicateEntity,
  'duplicate-reference': duplicateReference,
  'unreachable-transmitter': unreachableTransmitter,
  'cofactor-without-target': cofactorWithoutTarget,
  'enzyme-without-cofactor': enzymeWithoutCofactor,
  'orphan-node': orphanNode,
  'overlapping-nodes': overlappingNodes,
  'label-overflow': labelOverflow,
  'enzyme-without-reaction': enzymeWithoutReaction,
  'reaction-without-enzyme': reactionWithoutEnzyme,
  'missing-identifier': missingIdentifier,
  'link-without-evidence': linkWithoutEvidence,
};
