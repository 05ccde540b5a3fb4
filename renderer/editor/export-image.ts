import regularUrl from '../../data/fonts/inter-regular.woff2?url';
import semiboldUrl from '../../data/fonts/inter-semibold.woff2?url';
import type { ExportFormat } from '../../shared/host.ts';
import { paintCanvas } from '../../shared/paint/canvas.ts';
import { imageSize } from '../../shared/paint/image-size.ts';
import { paintSvg, type EmbeddedFonts } from '../../shared/paint/svg.ts';
import type { DrawnDiagram } from '../../shared/scene/drawn.ts';
import type { Theme } from '../../shared/scene/primitives.ts';
import { themeColors } from '../../shared/scene/theme-colors.ts';
import { diagramOf } from './diagram.ts';
import type { Workbench } from './workbench.tsx';

export interface ImageOptions {
  readonly format: ExportFormat;
  /** Pixels per diagram unit, for PNG. */
  readonly scale: number;
  readonly background: 'theme' | 'white' | 'transparent';
  readonly theme: Theme;
}
