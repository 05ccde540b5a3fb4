import { z } from 'zod';

/** What a person chose for the program on this machine. A setting that cannot be read gets its default. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  libraryOpen: z.boolean().catch(true),
  inspectorOpen: z.boolean().catch(true),
  /** Widths of the side panels in per cent of the window. */
  libraryWidth: z.number().min(5).max(60).catch(18),
  inspectorWidth: z.number().min(5).max(60).catch(21),
  minimapOpen: z.boolean().catch(true),
  /** Small numbers of the references next to the elements that they support. */
  referenceNumbers: z.boolean().catch(false),
  problemsOpen: z.boolean().catch(false),
  /** In per cent of the height between toolbar and status bar. */
  problemsHeight: z.number().min(5).max(80).catch(28),
  /** Whether saved versions are kept, for how many days, and how much of them together. */
  keepsHistory: z.boolean().catch(true),
  historyDays: z.int().min(1).max(3_650).catch(90),
  historyMegabytes: z.int().min(10).max(10_000).catch(500),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});
