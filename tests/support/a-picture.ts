import { composePicture, type Picture } from '../../shared/paint/picture.ts';
import { imageOptionsSchema, type ImageOptions } from '../../shared/project/image-formats.ts';
import type { Project } from '../../shared/project/project-schema.ts';

/** A project as a picture with defaults: all of it, without margin or background. */
export function aPicture(project: Project, options: Partial<ImageOptions> = {}): Picture {
  const defaults = { margin: 0, background: 'transparent' };
  return composePicture(project, imageOptionsSchema.parse({ ...defaults, ...options }));
}
