import { z } from 'zod';
import { idSchema } from '../project/project-schema.ts';

/** More of them nobody finds again; a longer one is a project. */
const mostMotifs = 200;
const mostLetters = 2_000_000;

/** A person's own motifs as they are kept: each as the text of a project file, which is read as any other. */
export const ownMotifsSchema = z.object({
  version: z.literal(1),
  motifs: z
    .array(z.object({ id: idSchema, text: z.string().max(mostLetters) }))
    .max(mostMotifs)
    .readonly(),
});

export type OwnMotifs = Readonly<z.infer<typeof ownMotifsSchema>>;

export const noOwnMotifs: OwnMotifs = { version: 1, motifs: [] };

/** The text in which they are kept, a motif a line. */
export function writeMotifsText({ version, motifs }: OwnMotifs): string {
  const lines = motifs.map((motif) => JSON.stringify(motif));
  return `{"version":${version},"motifs":[\n${lines.join(',\n')}\n]}\n`;
}

/** What such a text holds; null if it is none. */
export function motifsInText(text: string): OwnMotifs | null {
  try {
    const read = ownMotifsSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
