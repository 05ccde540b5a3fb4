import type { Library } from '../../shared/library/library.ts';
import { mergeLibraries } from '../../shared/library/own-library.ts';
import type { Workspace } from './workspace.ts';

/** All that this window knows: the bundled library, and the person's own. */
export async function knownLibrary({
  workspace,
}: {
  readonly workspace: Workspace;
}): Promise<Library> {
  return mergeLibraries(await loadLibrary(), workspace.store.getState().ownLibrary);
}

/** The same where it is there already, which it is soon after the start; null before. */
export function libraryAtHand({ workspace }: { readonly workspace: Workspace }): Library | null {
  return loaded && mergeLibraries(loaded, workspace.store.getState().ownLibrary);
}

let loading: Promise<Library> | null = null;
let loaded: Library | null = null;

/** The bundled library, fetched and checked at the first call. Rejects if the installation is damaged. */
export function loadLibrary(): Promise<Library> {
  loading ??= readLibrary().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function readLibrary(): Promise<Library> {
  const [{ parseLibrary }, entities, links, references] = await Promise.all([
    import('../../shared/library/parse-library.ts'),
    import('../../data/library/entities.json'),
    import('../../data/library/links.json'),
    import('../../data/library/references.json'),
  ]);
  const parsed = parseLibrary({
    entities: entities.default,
    links: links.default,
    references: references.default,
  });
  if (parsed.ok) return (loaded = parsed.value);
  const [first] = parsed.error;
  throw new Error(`The bundled library is damaged: ${first?.where ?? ''} ${first?.problem ?? ''}`);
}
