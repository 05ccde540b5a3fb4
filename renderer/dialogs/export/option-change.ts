import type { ImageOptions } from '../../../shared/paint/image-options.ts';

/** What a group of fields shows, and how it changes it. */
export interface OptionFields {
  readonly options: ImageOptions;
  readonly onChange: (patch: Partial<ImageOptions>) => void;
}
