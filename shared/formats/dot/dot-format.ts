import type { ProjectFormat } from '../project-format.ts';
import { writeDot } from './write-dot.ts';

/** Graphviz (graphviz.org/doc/info/lang.html). Only written. */
export const dotFormat: ProjectFormat = { write: writeDot };
