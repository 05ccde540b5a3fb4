import { buildProject } from '../plain/build-project.ts';
import type { ProjectFormat } from '../project-format.ts';
import { readXml } from '../xml/read-xml.ts';
import { readGraphml } from './read-graphml.ts';
import { writeGraphml } from './write-graphml.ts';

/** Graphs with attributes, read by Cytoscape, Gephi, yEd and igraph (graphml.graphdrawing.org/specification.html). */
export const graphmlFormat: ProjectFormat = {
  read: (text, name) => {
    const root = readXml(text);
    if (!root.ok) return root;
    const file = readGraphml(root.value);
    return file.ok ? buildProject(file.value, 'graphml', name) : file;
  },
  write: writeGraphml,
};
