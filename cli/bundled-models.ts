import dopamine from '../data/models/dopamine.json';
import drives from '../data/models/drives.json';
import folate from '../data/models/folate.json';
import methionine from '../data/models/methionine.json';
import network from '../data/models/network.json';
import serotonin from '../data/models/serotonin.json';
import { parseModels, type Models } from '../shared/kinetics/simulate.ts';
import { parseNetworkSettings } from '../shared/whatif/network.ts';
import type { Known } from '../shared/whatif/view.ts';
import { bundledLibrary } from './bundled-library.ts';

/** The kinetic models that come with the program. Throws if the installation is damaged. */
export function bundledModels(): Models {
  const parsed = parseModels([serotonin, dopamine, folate, methionine], drives);
  if (parsed.ok) return parsed.value;
  throw new Error(`The bundled models are damaged: ${parsed.error}`);
}

/** All that a what-if is asked of, beside the diagram. */
export function bundledKnown(): Known {
  return {
    library: bundledLibrary(),
    knowledge: { models: bundledModels(), network: parseNetworkSettings(network) },
  };
}
