import {
  canvasSchema,
  metadataSchema,
  type CanvasSettings,
  type Metadata,
} from '../project/project-schema.ts';
import { admitted, patched, type Patch } from './change-elements.ts';
import type { Edit } from './edit.ts';

/** Replaces fields; `undefined` gives one its default back. */
export function setMetadata(patch: Patch<Metadata>): Edit {
  return (project) => {
    const held = admitted(metadataSchema, { ...project.metadata, ...patch });
    const metadata = held ? patched(project.metadata, held) : project.metadata;
    return metadata === project.metadata ? project : { ...project, metadata };
  };
}

/** Replaces fields; `undefined` gives one its default back. */
export function setCanvas(patch: Patch<CanvasSettings>): Edit {
  return (project) => {
    const held = admitted(canvasSchema, { ...project.canvas, ...patch });
    const canvas = held ? patched(project.canvas, held) : project.canvas;
    return canvas === project.canvas ? project : { ...project, canvas };
  };
}
