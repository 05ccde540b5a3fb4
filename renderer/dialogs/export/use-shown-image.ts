import { useDeferredValue, useMemo } from 'react';
import { composePicture } from '../../../shared/paint/compose-picture.ts';
import type { ImageOptions } from '../../../shared/paint/image-options.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import type { Bounds } from '../../../shared/scene/primitives.ts';
import { imageFacts, type ImageFacts } from './image-facts.ts';
import type { Preview } from './paint-preview.ts';

interface ShownImage {
  readonly preview: Preview;
  readonly facts: ImageFacts;
  /** In diagram units. */
  readonly frame: Bounds;
}

/** The image as the options have it. The fields stay quick: it may lag behind them while much is drawn. */
export function useShownImage(project: Project, options: ImageOptions): ShownImage {
  const shown = useDeferredValue(options);
  const { part, margin, theme, background, format, legend, references, titleBlock } = shown;
  const { size, page } = shown;
  // The only format that has a part in what is seen.
  const isJpeg = format === 'jpeg';
  const picture = useMemo(
    () => composePicture(project, shown),
    // The others have no part in what is seen.
    // oxlint-disable-next-line react/exhaustive-deps
    [project, part, margin, theme, background, isJpeg, legend, references, titleBlock],
  );
  const facts = useMemo(
    () => imageFacts(picture.frame, { format, size, page }),
    [picture, format, size, page],
  );
  const preview = useMemo(() => ({ picture, sheets: facts.sheets }), [picture, facts]);
  return { preview, facts, frame: picture.frame };
}
