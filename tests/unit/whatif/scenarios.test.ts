import { expect, test } from 'vitest';
import { askWhatIf } from '../../../shared/whatif/answer.ts';
import { gatherFacts } from '../../../shared/whatif/facts.ts';
import { pathwayNamed } from '../matrix/a-pathway.ts';
import { known } from './known.ts';
import { misses, workedCases } from './scenario-table.ts';

const facts = gatherFacts(pathwayNamed('complete-support-matrix'), known.library);

test.each(workedCases)('$id: $why', (worked) => {
  const answer = askWhatIf(facts, worked.settings, known.knowledge);
  expect(misses(worked, answer).map(({ name, level }) => `${name} ${level}`)).toEqual([]);
});
