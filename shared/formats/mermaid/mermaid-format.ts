import type { ProjectFormat } from '../project-format.ts';
import { writeMermaid } from './write-mermaid.ts';

/** A flowchart for Markdown pages and wikis (mermaid.js.org/syntax/flowchart.html). Only written. */
export const mermaidFormat: ProjectFormat = { write: writeMermaid };
