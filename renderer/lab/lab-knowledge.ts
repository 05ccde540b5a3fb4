import type { Library } from '../../shared/library/library.ts';
import { parseStandIns, type StandIns } from '../../shared/lab/stand-ins.ts';
import { loadLibrary } from '../editor/library.ts';

/** What markers are looked up in. */
export interface LabKnowledge {
  readonly library: Library;
  readonly standIns: StandIns;
  /** What laboratories call what they measure in place of something else. */
  readonly standInNames: readonly string[];
}

/** Rejects if the installation is damaged. */
export async function loadLabKnowledge(): Promise<LabKnowledge> {
  const [library, standIns] = await Promise.all([
    loadLibrary(),
    import('../../data/lab/stand-ins.json'),
  ]);
  return {
    library,
    standIns: parseStandIns(standIns.default),
    standInNames: standIns.default.flatMap(({ names }) => names),
  };
}
