import type { ProjectFormat } from '../project-format.ts';
import { buildProject } from '../plain/build-project.ts';
import { readSif } from './read-sif.ts';
import { writeSif } from './write-sif.ts';

/**
 * Cytoscape's simple interaction format: a line per node and relation with the nodes it leads to
 * (manual.cytoscape.org/en/stable/Supported_Network_File_Formats.html#sif-format).
 */
export const sifFormat: ProjectFormat = {
  read: (text, name) => buildProject(readSif(text), 'sif', name),
  write: writeSif,
};
