import { z } from 'zod';

/** What the columns of a table of links are for; the numbers count from 0. */
export const linkColumnsSchema = z.object({
  source: z.int().nonnegative(),
  target: z.int().nonnegative(),
  /** Null where no column says what the link means. */
  relation: z.int().nonnegative().nullable(),
  /** The first row has the names of the columns; otherwise it is a link too. */
  hasHeading: z.boolean(),
});
export type LinkColumns = Readonly<z.infer<typeof linkColumnsSchema>>;
