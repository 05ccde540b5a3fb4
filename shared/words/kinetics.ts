import { listText } from './grammar.ts';
import { catalogue } from './language.ts';

/** What a kinetic model holds, and why it gives no numbers. */
export const kineticsWords = catalogue('kinetics', {
  noSteadyState: {
    'no steady state': (models: string, joined: boolean) =>
      `${modelName(models, joined)} has no steady state under this setting: its amounts do not come to rest.`,
    'no stable steady state': (models: string, joined: boolean) =>
      `${modelName(models, joined)} has no stable steady state under this setting: a small disturbance grows, and the amounts swing.`,
    'no bounded steady state': (models: string, joined: boolean) =>
      `${modelName(models, joined)} has no bounded steady state under this setting: more comes in than can leave, and an amount grows without end.`,
  },
  holdsFor: (tissue: string) => `Holds for ${tissue}.`,
  solvedTogether: (passed: readonly { from: string; parameter: string; to: string }[]) =>
    `Solved together until they agree: ${passed.map(({ from, parameter, to }) => `${from} gives ${parameter} to ${to}`).join(', and ')}.`,
  solvedAlone: (held: readonly string[], others: readonly string[]) =>
    `Alone, the model holds ${listText(held)}. A what-if solves it together with the ${listText(others)} model, so its numbers can differ.`,
  computedFrom: (citation: string) => `computed from ${citation}`,
  etAl: (authors: string) => `${authors} et al`,
});

function modelName(models: string, joined: boolean): string {
  return joined ? `The joined model ${models}` : `The model ${models}`;
}
