import { mergeReferences } from '../../edit/import-references.ts';
import type { Reference } from '../../project/annotation-schema.ts';
import { citedBy } from '../../references/cited-by.ts';
import { groupDuplicates } from '../../references/duplicates.ts';
import type { Finding, Rule } from '../finding.ts';
import { nameReference } from '../words.ts';

export const duplicateReference: Rule = {
  title: 'Publication listed twice',
  explanation:
    'It would get two numbers in a list of references. Two entries are one publication if they share a DOI or PubMed id, or a title where nothing else tells them apart.',
  *check(context) {
    const groups = groupDuplicates(context.project.references);
    if (groups.length === 0) return;
    const uses = citedBy(context.project);
    for (const group of groups) yield describe(group, uses);
  },
};

function describe(
  group: readonly Reference[],
  uses: ReadonlyMap<string, readonly string[]>,
): Finding {
  const [kept, ...others] = group.map(({ id }) => id);
  const elements = [...new Set(group.flatMap(({ id }) => uses.get(id) ?? []))];
  const times = group.length === 2 ? 'twice' : `${group.length.toLocaleString('en')} times`;
  const [first] = group;
  return {
    rule: 'duplicate-reference',
    severity: 'warning',
    elements,
    sentence: `${first ? nameReference(first) : ''} is ${times} in the list of references.`,
    fix: { label: 'Make them one', edit: () => mergeReferences(kept ?? '', others) },
  };
}
