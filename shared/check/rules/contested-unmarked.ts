import { setConfidence } from '../../edit/set-kind.ts';
import type { Link } from '../../project/link-schema.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Rule } from '../finding.ts';
import { claimOf } from '../words.ts';

export const contestedUnmarked: Rule = {
  title: 'Contested claim that is not marked',
  explanation:
    'A claim that the library calls contested, or that evidence speaks against, should show it to whoever reads the diagram.',
  *check(context) {
    for (const link of context.project.links) {
      const reason = link.confidence === 'contested' ? undefined : whyContested(context, link);
      yield reason === undefined ? undefined : describe(context, link, reason);
    }
  },
};

function whyContested({ known }: CheckContext, link: Link): string | undefined {
  if (known.links.get(link.entity ?? '')?.confidence === 'contested') return 'the library says so';
  const against = link.evidence.filter(({ stance }) => stance === 'contradicts').length;
  if (against === 0) return undefined;
  return against === 1
    ? 'a reference contradicts it'
    : `${against.toLocaleString('en')} references contradict it`;
}

function describe(context: CheckContext, link: Link, reason: string): Finding {
  return {
    rule: 'contested-unmarked',
    severity: 'warning',
    elements: [link.id],
    sentence: `${claimOf(context, link)} is contested (${reason}) but not marked so.`,
    fix: { label: 'Mark as contested', edit: () => setConfidence([link.id], 'contested') },
  };
}
