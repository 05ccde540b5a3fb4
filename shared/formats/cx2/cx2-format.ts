import { buildProject } from '../plain/build-project.ts';
import { parseJson } from '../plain/parse-json.ts';
import type { ProjectFormat } from '../project-format.ts';
import { readCx2 } from './read-cx2.ts';
import { writeCx2 } from './write-cx2.ts';

/** NDEx's network format: cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2). */
export const cx2Format: ProjectFormat = {
  read: (text, name) => {
    const json = parseJson(text);
    if (!json.ok) return json;
    const file = readCx2(json.value);
    return file.ok ? buildProject(file.value, 'cx2', name) : file;
  },
  write: writeCx2,
};
