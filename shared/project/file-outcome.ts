import { z } from 'zod';
import type { Project, Immutable } from './project-schema.ts';
import { imageFormatSchema } from './image-formats.ts';

/** One part of a file that did not come through unchanged. */
const lossSchema = z.object({
  /** Approximated: replaced by something close. Dropped: gone. */
  kind: z.enum(['approximated', 'dropped']),
  /** Ours, where the element exists in the project. */
  elementId: z.string().optional(),
  /** The id of the element in the file. */
  originId: z.string().optional(),
  /** What it is for a person: `node "Serotonin"`, `line a1b2`, `the file`. */
  where: z.string(),
  /** A sentence that says which property was lost or changed, and how. */
  what: z.string(),
});

/** What happened to the elements of a file on import or export. No losses: nothing was lost. */
export const lossReportSchema = z.object({
  /** How many elements came through whole. */
  kept: z.number(),
  losses: z.array(lossSchema).readonly(),
});

export type Loss = Immutable<z.infer<typeof lossSchema>>;
export type LossReport = Immutable<z.infer<typeof lossReportSchema>>;

export function nothingLost({ nodes, links }: Project): LossReport {
  return { kept: nodes.length + links.length, losses: [] };
}

/** One fault of a file, described so that a person can find it. */
const damageSchema = z.object({
  /** Where: `node "Serotonin" (n12)`, `link l3, target`, or a field such as `metadata.title`. */
  where: z.string(),
  why: z.string(),
});

/** Why a file could not be read as a project, or a file operation failed. Crosses from main to renderer as a value. */
export const fileErrorSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('not-json'),
    line: z.number(),
    column: z.number(),
    reason: z.string(),
    /** Of what should be a project file: what is intact of it can be rescued. */
    text: z.string().optional(),
  }),
  z.object({
    kind: z.literal('not-xml'),
    line: z.number(),
    column: z.number(),
    reason: z.string(),
  }),
  /** JSON or something else, but not a project; `found` says what it seems to be. */
  z.object({
    kind: z.literal('not-a-project'),
    found: z.string(),
    /** Sentences that say how to make a file that can be read. */
    advice: z.string().optional(),
  }),
  /** A table whose columns are not understood. A person can say what they are, and `text` is then read by that. */
  z.object({ kind: z.literal('unknown-columns'), columns: z.array(z.string()), text: z.string() }),
  /** A table of laboratory values: its names would make wrong nodes. `text` can be read as values. */
  z.object({ kind: z.literal('lab-table'), text: z.string() }),
  z.object({ kind: z.literal('too-new'), version: z.number() }),
  z.object({ kind: z.literal('too-large'), bytes: z.number(), limit: z.number() }),
  /** `problems` holds the first few of `total`. */
  z.object({
    kind: z.literal('damaged'),
    problems: z.array(damageSchema),
    total: z.number(),
    /** As above. */
    text: z.string().optional(),
  }),
  /** The image is not damaged, but it contains no project. */
  z.object({ kind: z.literal('image-without-project'), format: imageFormatSchema }),
  /** The project that an image carries cannot be read; `reason` follows "because". */
  z.object({ kind: z.literal('image-damaged'), format: imageFormatSchema, reason: z.string() }),
  /** The file's format, named for a person, cannot say all of the project; nothing was written. */
  z.object({ kind: z.literal('would-lose'), format: z.string(), report: lossReportSchema }),
  /** The person does not want to wait for it. */
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('missing') }),
  z.object({ kind: z.literal('no-permission') }),
  z.object({ kind: z.literal('disk-full') }),
  /** The person's share of the disk is used up. */
  z.object({ kind: z.literal('quota-exceeded') }),
  /** A network drive or a removable one is gone. */
  z.object({ kind: z.literal('drive-lost') }),
  /** The disk reports that it failed. */
  z.object({ kind: z.literal('disk-failed') }),
  /** Another program holds the file. */
  z.object({ kind: z.literal('file-busy') }),
  /** No other file can take its place, but its content can be written over, if the person agrees. */
  z.object({ kind: z.literal('not-replaceable') }),
  /** That went wrong half-way, and the content from before could not be written again. */
  z.object({ kind: z.literal('partly-written') }),
  /** A device or a pipe. */
  z.object({ kind: z.literal('not-a-file') }),
  z.object({ kind: z.literal('changed-on-disk') }),
  z.object({ kind: z.literal('is-a-folder') }),
  /** A link that leads back to itself. */
  z.object({ kind: z.literal('link-loop') }),
  /** The program ended while it opened this file the last time, so it did not open it by itself again. */
  z.object({ kind: z.literal('not-reopened') }),
  /** Another window has this file open. */
  z.object({ kind: z.literal('open-elsewhere') }),
  /** Anything else that the system reported, in its words. */
  z.object({ kind: z.literal('system'), reason: z.string() }),
]);

export type Damage = z.infer<typeof damageSchema>;
export type FileError = z.infer<typeof fileErrorSchema>;
export type ProjectFileError = Extract<
  FileError,
  {
    kind:
      | 'not-json'
      | 'not-xml'
      | 'not-a-project'
      | 'unknown-columns'
      | 'lab-table'
      | 'too-new'
      | 'too-large'
      | 'damaged';
  }
>;
