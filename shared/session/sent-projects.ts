import { z } from 'zod';
import { atOnce, readCheckedInSteps } from '../project/checked-text.ts';
import { isRecord } from '../project/plain-json.ts';
import type { Project } from '../project/project-schema.ts';

/**
 * A project on its way between a window and the main process: the bytes of its file. They are handed on as they are,
 * where an object with as many parts would stop both sides while it is taken apart and put together.
 */
export const sentProjectSchema = z.object({
  projectText: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
});
type SentProject = Readonly<z.infer<typeof sentProjectSchema>>;

/** The same for a worker, which gets the project itself. Its text was written by the page that asks. */
export const projectFromPageSchema = sentProjectSchema.transform(({ projectText }) =>
  atOnce(readCheckedInSteps(projectText)),
);

/** The fields of messages that hold projects, at once or in what was opened. */
type Holding = 'project' | 'base' | 'opened';

/** The same with every project as it is sent. */
export type Sent<Value> = Value extends Project
  ? SentProject
  : Value extends { readonly ok: true; readonly value: infer Made }
    ? { readonly ok: true; readonly value: Sent<Made> }
    : Value extends readonly { readonly project: Project }[]
      ? readonly Sent<Value[number]>[]
      : Value extends { readonly [Key in Holding]?: unknown }
        ? { readonly [Key in keyof Value]: Key extends Holding ? Sent<Value[Key]> : Value[Key] }
        : Value;

/** The same with its project as the program works with it. */
export type Received<Value> = Value extends { readonly project: SentProject }
  ? { readonly [Key in keyof Value]: Key extends 'project' ? Project : Value[Key] }
  : Value;

/** How each side makes the one of the other. */
type Change = (value: unknown) => Promise<unknown>;

/** Replaces every project of a message. `write` makes the bytes. */
export async function sendProjects<Value>(
  value: Value,
  write: (project: Project) => Promise<Uint8Array>,
): Promise<Sent<Value>> {
  const change = async (one: unknown) =>
    isProject(one) ? { projectText: await write(one) } : undefined;
  // Only projects are replaced, as the type says.
  return (await changed(value, change, deepest)) as Sent<Value>;
}

/** Puts every project of a message back. `read` gets its bytes. */
export async function receiveProjects(
  value: unknown,
  read: (text: Uint8Array<ArrayBuffer>) => Promise<Project>,
): Promise<unknown> {
  const change = async (one: unknown) => {
    const sent = sentProjectSchema.safeParse(one);
    return sent.success ? read(sent.data.projectText) : undefined;
  };
  return changed(value, change, deepest);
}

/** How deep in a message a project may be: in the opened one in the start of a window, or in the value of a result. */
const deepest = 3;

async function changed(value: unknown, change: Change, depth: number): Promise<unknown> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const replaced = await change(value);
  if (replaced !== undefined) return replaced;
  if (depth === 0) return value;
  if (Array.isArray(value)) return Promise.all(value.map((one) => changed(one, change, depth - 1)));
  const entries = await Promise.all(
    Object.entries(value).map(
      async ([key, inner]) => [key, await changed(inner, change, depth - 1)] as const,
    ),
  );
  return Object.fromEntries(entries);
}

function isProject(value: unknown): value is Project {
  return (
    isRecord(value) &&
    isRecord(value['metadata']) &&
    ['nodes', 'links', 'references', 'scenarios'].every((key) => Array.isArray(value[key]))
  );
}
