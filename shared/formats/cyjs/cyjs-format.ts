import type { ProjectFormat } from '../project-format.ts';
import { buildProject } from '../plain/build-project.ts';
import { parseJson } from '../plain/parse-json.ts';
import { readCyjs } from './read-cyjs.ts';
import { writeCyjs } from './write-cyjs.ts';

/** Cytoscape JSON: js.cytoscape.org/#notation/elements-json, as Cytoscape and cytoscape.js read and write it. */
export const cyjsFormat: ProjectFormat = {
  read: (text, name) => {
    const json = parseJson(text);
    if (!json.ok) return json;
    const file = readCyjs(json.value);
    return file.ok ? buildProject(file.value, 'cyjs', name) : file;
  },
  write: writeCyjs,
};
