import { describe, expect, test } from 'vitest';
import { pathwayNamed, whatIf } from './a-pathway.ts';

const indoles = 'serotonin-melatonin';
const catechols = 'dopamine-norepinephrine-epinephrine';
const catecholamines = { dopamine: 'low', norepinephrine: 'low', epinephrine: 'low' };

/**
 * Worked by hand from textbook biochemistry. Absent from an expectation: nothing said. A cause is the shortest one.
 */
const cases: readonly {
  readonly pathway: string;
  readonly when: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly causes?: Readonly<Record<string, string>>;
}[] = [
  {
    pathway: indoles,
    when: 'vitamin-b6 low',
    levels: {
      plp: 'low',
      ddc: 'low',
      serotonin: 'low',
      melatonin: 'low',
      '5-htp': 'high',
      tph2: 'unchanged',
    },
    causes: {
      serotonin: 'vitamin-b6 pyridoxine-5p plp ddc serotonin',
      '5-htp': 'vitamin-b6 pyridoxine-5p plp ddc 5-htp',
    },
  },
  {
    pathway: indoles,
    when: 'tryptophan low',
    levels: {
      '5-htp': 'low',
      serotonin: 'low',
      melatonin: 'low',
      kynurenine: 'low',
      plp: 'unchanged',
    },
    causes: { melatonin: 'tryptophan 5-htp serotonin n-acetylserotonin melatonin' },
  },
  {
    pathway: indoles,
    when: 'iron low',
    levels: {
      tph2: 'low',
      serotonin: 'low',
      melatonin: 'low',
      ddc: 'unchanged',
      tryptophan: 'high',
    },
    causes: { serotonin: 'iron tph2 5-htp serotonin' },
  },
  {
    pathway: indoles,
    when: 'cortisol high',
    levels: {
      tdo2: 'high',
      kynurenine: 'high',
      tryptophan: 'low',
      serotonin: 'low',
      melatonin: 'low',
    },
    causes: { serotonin: 'cortisol tdo2 tryptophan 5-htp serotonin' },
  },
  {
    pathway: indoles,
    when: 'sam low',
    levels: { melatonin: 'low', serotonin: 'unchanged', 'n-acetylserotonin': 'high' },
    causes: { melatonin: 'sam asmt melatonin' },
  },
  {
    pathway: indoles,
    when: 'fad low',
    levels: { maoa: 'low', serotonin: 'high', melatonin: 'unchanged', '5-hial': 'low' },
  },
  // A high cofactor does not speed a reaction up.
  { pathway: indoles, when: 'bh4 high', levels: { tph2: 'unchanged', serotonin: 'unchanged' } },
  { pathway: indoles, when: 'tryptophan high', levels: { serotonin: 'high', melatonin: 'high' } },
  // The scarcest need decides.
  {
    pathway: indoles,
    when: 'tryptophan high, bh4 low',
    levels: { '5-htp': 'low', serotonin: 'low' },
  },
  { pathway: indoles, when: 'estradiol high, bh4 low', levels: { tph2: 'low', '5-htp': 'low' } },
  {
    pathway: catechols,
    when: 'bh4 low',
    levels: { th: 'low', pah: 'low', phenylalanine: 'high', tyrosine: 'low', ...catecholamines },
    causes: { dopamine: 'bh4 th l-dopa dopamine' },
  },
  {
    pathway: catechols,
    when: 'iron low',
    levels: { th: 'low', ...catecholamines },
    causes: { dopamine: 'iron th l-dopa dopamine' },
  },
  { pathway: catechols, when: 'tyrosine low', levels: { 'l-dopa': 'low', ...catecholamines } },
  {
    pathway: catechols,
    when: 'copper low',
    levels: { dbh: 'low', norepinephrine: 'low', epinephrine: 'low', dopamine: 'high' },
    causes: { norepinephrine: 'copper dbh norepinephrine' },
  },
  {
    pathway: catechols,
    when: 'vitamin-c low',
    levels: { norepinephrine: 'low', epinephrine: 'low' },
  },
  {
    pathway: catechols,
    when: 'cortisol high',
    levels: { pnmt: 'high', epinephrine: 'high', norepinephrine: 'unchanged' },
    causes: { epinephrine: 'cortisol pnmt epinephrine' },
  },
  { pathway: 'gaba-glutamate', when: 'plp low', levels: { gad1: 'low', gaba: 'low' } },
  { pathway: 'gaba-glutamate', when: 'glutamine low', levels: { glutamate: 'low', gaba: 'low' } },
  { pathway: 'acetylcholine', when: 'choline low', levels: { acetylcholine: 'low' } },
  { pathway: 'histamine', when: 'histidine low', levels: { histamine: 'low' } },
  { pathway: 'histamine', when: 'plp low', levels: { hdc: 'low', histamine: 'low' } },
  { pathway: 'b6-and-helpers', when: 'zinc low', levels: { pdxk: 'low', plp: 'low' } },
  {
    pathway: 'b6-and-helpers',
    when: 'vitamin-b2 low',
    levels: { fmn: 'low', pnpo: 'low', plp: 'low' },
  },
  {
    pathway: 'library',
    when: 'vitamin-b6 low',
    // Its enzyme needs the vitamin, yet glycine rises in shortage; noradrenaline is reported both ways.
    levels: {
      serotonin: 'low',
      gaba: 'low',
      glycine: 'uncertain',
      histamine: 'low',
      dopamine: 'low',
      norepinephrine: 'uncertain',
    },
    causes: { dopamine: 'vitamin-b6 pyridoxine-5p plp ddc dopamine' },
  },
  {
    // Vitamin B3 makes good for tryptophan where NAD+ is made, so that nothing beyond the indoles is touched.
    pathway: 'library',
    when: 'tryptophan low',
    levels: {
      serotonin: 'low',
      melatonin: 'low',
      nad: 'unchanged',
      dopamine: 'unchanged',
      gaba: 'unchanged',
    },
  },
  {
    pathway: 'library',
    when: 'vitamin-b3 low',
    levels: { nad: 'low', nadph: 'low', bh4: 'low', dopamine: 'low' },
  },
  {
    pathway: 'library',
    when: 'copper low',
    levels: { norepinephrine: 'low', epinephrine: 'low', dopamine: 'high', histamine: 'high' },
  },
  {
    // The marker of a lack of B12: what the blocked step would use builds up, although its own making slows.
    pathway: 'library',
    when: 'vitamin-b12 low',
    levels: {
      methionine: 'low',
      sam: 'low',
      homocysteine: 'high',
      epinephrine: 'low',
      melatonin: 'low',
    },
    causes: { homocysteine: 'vitamin-b12 methylcobalamin mtr homocysteine' },
  },
  {
    // It waits to be used, mostly for want of B12 or folate: no reason to expect more of what it is made into.
    pathway: 'library',
    when: 'homocysteine high',
    levels: { methionine: 'unchanged', sam: 'unchanged', epinephrine: 'unchanged' },
  },
  {
    pathway: 'library',
    when: 'methionine high',
    levels: { sam: 'high', sah: 'high', homocysteine: 'high' },
  },
  {
    // Spent BH4 gives back no more than was spent.
    pathway: 'library',
    when: 'q-bh2 high',
    levels: { bh4: 'unchanged', serotonin: 'unchanged' },
  },
  {
    // Vitamin B3 and iodine decide over NAD+ and thyroxine, not the amino acids that are in plenty besides.
    pathway: 'library',
    when: 'tryptophan high, tyrosine high',
    levels: { serotonin: 'high', nad: 'unchanged', thyroxine: 'unchanged' },
  },
  {
    // Of ways as long, the one by what is made and needed, and not by what it is said to influence.
    pathway: 'library',
    when: 'iron low',
    levels: { tph1: 'low', tph2: 'low', th: 'low', melatonin: 'low', ...catecholamines },
    causes: { melatonin: 'iron tph1 5-htp serotonin n-acetylserotonin melatonin' },
  },
  {
    pathway: 'library',
    when: 'bh4 low',
    levels: { serotonin: 'low', phenylalanine: 'high', ...catecholamines },
    causes: { serotonin: 'bh4 tph1 5-htp serotonin', dopamine: 'bh4 th l-dopa dopamine' },
  },
  { pathway: 'library', when: 'iodine low', levels: { thyroxine: 'low', triiodothyronine: 'low' } },
  {
    pathway: 'library',
    when: 'selenium low',
    levels: { triiodothyronine: 'low', thyroxine: 'high' },
  },
  {
    // MAO-A against PNMT: there is reason for both.
    pathway: 'library',
    when: 'cortisol high',
    levels: { pnmt: 'high', tdo2: 'high', serotonin: 'low', epinephrine: 'uncertain' },
  },
  {
    // Dopamine holds TH back: what more tyrosine gives, the loop takes.
    pathway: 'library',
    when: 'tyrosine high',
    levels: { dopamine: 'uncertain' },
  },
  { pathway: 'library', when: 'tyrosine low', levels: { th: 'high', ...catecholamines } },
];

describe.each(cases)('$pathway with $when', ({ pathway, when, levels, causes = {} }) => {
  const changes = whatIf(pathwayNamed(pathway), when);

  test('leads to the levels and reasons of the textbook', () => {
    const found = Object.keys(levels).map((id) => [id, changes.get(id)?.level ?? 'unchanged']);
    const reasons = Object.keys(causes).map((id) => [
      id,
      changes.get(id)?.causes[0]?.path.join(' '),
    ]);
    expect({ levels: Object.fromEntries(found), causes: Object.fromEntries(reasons) }).toEqual({
      levels,
      causes,
    });
  });

  test('and every change has a reason that starts at a supply and ends at the change', () => {
    const set = new Set(when.split(', ').map((supply) => supply.split(' ')[0]));
    for (const { id, causes: reasons } of changes.values()) {
      expect(reasons.length, id).toBeGreaterThan(0);
      for (const { path } of reasons) expect([set.has(path[0]), path.at(-1)]).toEqual([true, id]);
    }
  });
});

test('a reason is a sentence with its references', () => {
  const cause = whatIf(pathwayNamed(indoles), 'iron low').get('serotonin')?.causes[0];
  expect(cause?.sentence).toBe(
    'Iron is set low, so TPH2, which needs it, is slowed, so less 5-HTP is made, so less Serotonin is made from it.',
  );
  expect(cause?.references).toContain('walther-2003');
});
