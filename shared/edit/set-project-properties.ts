import {
  canvasSchema,
  metadataSchema,
  type CanvasSettings,
  type Metadata,
  checksSchema,
} from '../project/project-schema.ts';
import { admitted, patched, type Patch, type Edit, withAdmitted } from './edit.ts';

/** Replaces fields; `undefined` restores the default of a field. */
export function setMetadata(patch: Patch<Metadata>): Edit {
  return (project) => {
    const held = admitted(metadataSchema, { ...project.metadata, ...patch });
    const metadata = held ? patched(project.metadata, held) : project.metadata;
    return metadata === project.metadata ? project : { ...project, metadata };
  };
}

/** Replaces fields; `undefined` restores the default of a field. */
export function setCanvas(patch: Patch<CanvasSettings>): Edit {
  return (project) => {
    const held = admitted(canvasSchema, { ...project.canvas, ...patch });
    const canvas = held ? patched(project.canvas, held) : project.canvas;
    return canvas === project.canvas ? project : { ...project, canvas };
  };
}

/** Mutes a rule of the checks in this project, or lets it report again. */
export function muteRule(rule: string, isMuted: boolean): Edit {
  return (project) => {
    const { muted } = project.checks;
    if (muted.includes(rule) === isMuted) return project;
    const next = isMuted ? [...muted, rule] : muted.filter((other) => other !== rule);
    return withAdmitted(checksSchema.shape.muted, next, (list) => (present) => ({
      ...present,
      checks: { ...present.checks, muted: list },
    }))(project);
  };
}
