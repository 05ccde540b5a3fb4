import type { Patch } from '../../shared/edit/edit.ts';
import { updateReference } from '../../shared/edit/references.ts';
import { type Reference, limits } from '../../shared/project/project-schema.ts';
import { readDoi, readPubmedCentralId, readPubmedId } from '../../shared/references/identifiers.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { NumberField, TextField } from '../ui/fields/InputFields.tsx';
import { findWords } from '../../shared/words/find.ts';

const textFields = [
  'title',
  'journal',
  'volume',
  'issue',
  'pages',
  'doi',
  'pmid',
  'pmcid',
  'url',
  'citation',
  'fromMemory',
] as const;
/** The fields of a publication. All elements that cite it share them. */
export function ReferenceFields({ reference }: { reference: Reference }) {
  const { editor } = useWorkbench();
  const update = (patch: Patch<Reference>) => editor.edit(updateReference(reference.id, patch));
  return (
    <>
      <TextField
        label={findWords.authorsSeparatedBySemicolons}
        value={reference.authors.join('; ')}
        maxLength={limits.notesLength}
        onCommit={(text) => update({ authors: readAuthors(text) })}
      />
      <NumberField
        label={findWords.year}
        value={reference.year ?? null}
        range={{ min: 1000, max: 3000 }}
        onCommit={(year) => update({ year: Math.round(year) })}
        onClear={() => update({ year: undefined })}
      />
      {textFields.map((name) => (
        <TextField
          key={name}
          label={findWords.textLabels[name]}
          value={reference[name] ?? ''}
          maxLength={limits.shortTextLength}
          onCommit={(text) => update({ [name]: normalized(name, text) })}
        />
      ))}
    </>
  );
}

/** Without what people copy along; undefined removes the field. */
function normalized(name: (typeof textFields)[number], text: string): string | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (name === 'doi') return readDoi(plain) ?? plain;
  if (name === 'pmcid') return readPubmedCentralId(plain) ?? plain;
  return name === 'pmid' ? (readPubmedId(plain) ?? plain) : plain;
}

const readAuthors = (text: string): string[] =>
  text
    .split(';')
    .map((author) => author.trim())
    .filter((author) => author !== '');
