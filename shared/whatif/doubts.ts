import type { WhatIf } from './answer.ts';
import { doubtedAt } from './draws.ts';
import { unsureOf } from './answer.ts';
import type { Chain } from './reasons.ts';

/** Why something is told as contested. */
export interface ToldDoubt {
  readonly because: string;
  readonly source: string;
}

/** What sources dispute on the way that a reason goes: of the claims and steps, and of what is set. */
export function disputesOn(chain: Chain, { network, settings }: WhatIf): readonly ToldDoubt[] {
  const set = new Set(settings.map(({ subject }) => subject));
  const ofSettings = settings.flatMap((one) => {
    const told = unsureOf(network, one);
    return told?.says === 'contested' ? [told] : [];
  });
  let { sign } = chain;
  const ofSteps = chain.gains.flatMap((gain) => {
    const doubted = doubtedAt(network, gain);
    const side = sign;
    sign = gain.by < 0 ? (-sign as 1 | -1) : sign;
    if (!doubted || (doubted.when !== null && doubted.when !== side)) return [];
    const isSet = set.has(network.rows[doubted.from]?.subject ?? '');
    return doubted.isOpenWhereSet && isSet ? [] : [doubted.told];
  });
  return [...new Set([...ofSettings, ...ofSteps])];
}
