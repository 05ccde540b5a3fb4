import type { Rule, RuleId } from './finding.ts';
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
