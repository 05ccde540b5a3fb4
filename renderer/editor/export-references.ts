import type { Reference } from '../../shared/project/annotation-schema.ts';
import { writeBibtex } from '../../shared/references/bibtex.ts';
import { writePlainText } from '../../shared/references/plain-text.ts';
import { writeRis } from '../../shared/references/ris.ts';
import { documentName, showFailure } from './files.ts';
import type { Workbench } from './workbench.tsx';

export type ReferenceListKind = 'bibtex' | 'ris' | 'plain-text';

const writers: Readonly<Record<ReferenceListKind, (references: readonly Reference[]) => string>> = {
  bibtex: writeBibtex,
  ris: writeRis,
  'plain-text': writePlainText,
};

/** Writes the list of references to a file that the person chooses. */
export async function exportReferences(
  workbench: Workbench,
  references: readonly Reference[],
  kind: ReferenceListKind,
): Promise<void> {
  const data = new TextEncoder().encode(writers[kind](references));
  const name = documentName(workbench).replace(/\.neuromatrix$/iu, '');
  const answer = await workbench.host.exportFile({
    kind,
    suggestedName: `${name} references`,
    data,
  });
  if (!answer.ok) showFailure(workbench, answer.error);
  else if (answer.value) workbench.workspace.toast(`${answer.value.name} exported.`);
}
