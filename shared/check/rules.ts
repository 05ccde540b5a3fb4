import type { Rule, RuleId } from './finding.ts';
import { brokenReference } from './rules/broken-reference.ts';
import { cofactorWithoutTarget } from './rules/cofactor-without-target.ts';
import { contestedUnmarked } from './rules/contested-unmarked.ts';
import { contradictingSigns } from './rules/contradicting-signs.ts';
import { duplicateEntity } from './rules/duplicate-entity.ts';
import { duplicateReference } from './rules/duplicate-reference.ts';
import { enzymeWithoutCofactor } from './rules/enzyme-without-cofactor.ts';
import { enzymeWithoutReaction } from './rules/enzyme-without-reaction.ts';
import { labelOverflow } from './rules/label-overflow.ts';
import { linkWithoutEvidence } from './rules/link-without-evidence.ts';
import { malformedIdentifier } from './rules/malformed-identifier.ts';
import { missingIdentifier } from './rules/missing-identifier.ts';
import { orphanNode } from './rules/orphan-node.ts';
import { overlappingNodes } from './rules/overlapping-nodes.ts';
import { reactionWithoutEnzyme } from './rules/reaction-without-enzyme.ts';
import { selfLink } from './rules/self-link.ts';
import { unreachableTransmitter } from './rules/unreachable-transmitter.ts';

/** Every rule there is. Adding one means a file, a name in `finding.ts` and an entry here. */
export const rules: Readonly<Record<RuleId, Rule>> = {
  'broken-reference': brokenReference,
  'malformed-identifier': malformedIdentifier,
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
