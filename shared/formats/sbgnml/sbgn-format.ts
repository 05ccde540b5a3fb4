import type { ProjectFormat } from '../project-format.ts';
import { readSbgn } from './read-sbgn.ts';
import { writeSbgn } from './write-sbgn.ts';

/** SBGN-ML, process description and activity flow; entity relationship maps are drawn and kept. */
export const sbgnFormat: ProjectFormat = { read: readSbgn, write: writeSbgn };
