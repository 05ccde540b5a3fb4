import { createDefaultCheck, createWriter, writeEntries } from './canonical-json.ts';
import { CURRENT_VERSION, FILE_FORMAT } from './migrations.ts';
import { projectSchema, type Project } from './project-schema.ts';
import { outlineSchema, type Field } from './schema-outline.ts';

interface Part {
  readonly key: string;
  /** Lines of the file, without the comma between parts; null where reading puts the same in again. */
  readonly write: (value: unknown) => string | null;
}

const parts = createParts();
const partKeys = new Set(['format', 'version', ...parts.map(({ key }) => key)]);

/**
 * The text of a project file: fields in the schema's order, defaults left out, unknown fields last and sorted, one
 * node, link, reference or scenario a line. The same project gives the same text.
 */
export function serializeProject(project: Project): string {
  // Unknown fields are in the value though not in its type.
  const fields: Readonly<Record<string, unknown>> = { ...project };
  const written = parts.map(({ key, write }) => write(fields[key])).filter((part) => part !== null);
  const unknown = Object.keys(fields).filter((key) => !partKeys.has(key));
  const envelope = `"format":"${FILE_FORMAT}","version":${CURRENT_VERSION}`;
  return `{${[envelope, ...written, ...writeEntries(fields, unknown)].join(',\n')}}\n`;
}

function createParts(): Part[] {
  const outline = outlineSchema(projectSchema);
  return outline.type === 'object' ? outline.fields.map(createPart) : [];
}

function createPart(field: Field): Part {
  const isLeftOut = createDefaultCheck(field);
  const write = createPartWriter(field);
  const name = JSON.stringify(field.key);
  return {
    key: field.key,
    write: (value) => (isLeftOut(value) ? null : `${name}:${write(value)}`),
  };
}

function createPartWriter({ outline }: Field): (value: unknown) => string {
  if (outline.type !== 'list') return createWriter(outline);
  const writeLine = createWriter(outline.item);
  return (list) => (Array.isArray(list) ? `[\n${list.map(writeLine).join(',\n')}\n]` : 'null');
}
