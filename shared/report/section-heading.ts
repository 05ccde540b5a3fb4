import type { PageElement } from '../paint/pdf/page-structure.ts';
import type { FlowBlock } from './page-flow.ts';
import { manners, textBlocks } from './text-blocks.ts';

/** The heading of a section, which keeps its first words beside it. */
export function sectionHeading(text: string, width: number): FlowBlock[] {
  const element: PageElement = { tag: 'H2', bookmark: text };
  return textBlocks(text, manners.section, { width, gap: 30, element, keepsWithNext: true });
}
