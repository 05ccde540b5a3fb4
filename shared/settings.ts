import { z } from 'zod';
import { diagramLooks } from './project/image-formats.ts';
import { colorSchema, limits, newProject, type Project } from './project/project-schema.ts';
import { ownShortcutsSchema } from './shortcuts.ts';
import { languages } from './words/language.ts';

/** What a person chose for all windows on this machine. A setting that cannot be read gets its default. */
const preferencesSchema = z.object({
  /** What the program speaks from its next start on. */
  language: z.enum(['system', ...languages]).catch('system'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** The colours of diagrams. */
  look: z.enum(diagramLooks).catch('usual'),
  /** Colours that were put aside for all projects. */
  colors: z.array(colorSchema).max(limits.savedColors).readonly().catch([]),
  shortcuts: ownShortcutsSchema,
  /** What the wheel does without a key: it moves the view, or it zooms. */
  wheel: z.enum(['move', 'zoom']).catch('move'),
  /** The grid of new projects, in diagram units, and whether they snap to it. */
  newGrid: z.number().min(1).max(1_000).catch(10),
  newSnap: z.boolean().catch(true),
  /** Whether the program may ask its feed for a new version; nothing else of it uses a network. */
  looksForUpdates: z.boolean().catch(false),
  /** Whether saved versions are kept, for how many days, and how much of them together. */
  keepsHistory: z.boolean().catch(true),
  historyDays: z.int().min(1).max(3_650).catch(90),
  historyMegabytes: z.int().min(10).max(10_000).catch(500),
});

/** Which parts of a window are shown, and how large. Each window has its own; the last that changed is remembered. */
const windowSettingsSchema = z.object({
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
});

export const settingsSchema = z.object({
  ...preferencesSchema.shape,
  ...windowSettingsSchema.shape,
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});

/** The settings of a window after preferences were changed in another. */
export function withPreferencesOf(settings: Settings, changed: Settings): Settings {
  return { ...settings, ...preferencesSchema.parse(changed) };
}

/** An empty project with the canvas that the person wants for new ones. `created` is an ISO time. */
export function emptyProject({ newGrid, newSnap }: Settings, created: string): Project {
  const project = newProject(created);
  return { ...project, canvas: { ...project.canvas, grid: newGrid, snap: newSnap } };
}

/** All preferences as they are at first; the window stays as it is. */
export function withUsualPreferences(settings: Settings): Settings {
  return withPreferencesOf(settings, defaultSettings);
}
