import { parseModels } from '../../shared/kinetics/simulate.ts';
import { parseLibrary } from '../../shared/library/parse-library.ts';
import { parseNetworkSettings } from '../../shared/whatif/network.ts';
import type { Known } from '../../shared/whatif/view.ts';

let loading: Promise<Known> | null = null;

/** All that a what-if is asked of beside the diagram, read once. Rejects if the installation is damaged. */
export function loadKnown(): Promise<Known> {
  loading ??= readKnown().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function readKnown(): Promise<Known> {
  const [entities, links, references, serotonin, dopamine, folate, methionine, drives, network] =
    await Promise.all([
      import('../../data/library/entities.json'),
      import('../../data/library/links.json'),
      import('../../data/library/references.json'),
      import('../../data/models/serotonin.json'),
      import('../../data/models/dopamine.json'),
      import('../../data/models/folate.json'),
      import('../../data/models/methionine.json'),
      import('../../data/models/drives.json'),
      import('../../data/models/network.json'),
    ]);
  const library = parseLibrary({
    entities: entities.default,
    links: links.default,
    references: references.default,
  });
  if (!library.ok) throw new Error('The bundled library is damaged.');
  const files = [serotonin, dopamine, folate, methionine].map((file) => file.default);
  const models = parseModels(files, drives.default);
  if (!models.ok) throw new Error(`The bundled models are damaged: ${models.error}`);
  return {
    library: library.value,
    knowledge: { models: models.value, network: parseNetworkSettings(network.default) },
  };
}
