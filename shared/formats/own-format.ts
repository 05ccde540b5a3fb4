import { parseProject } from '../project/parse-project.ts';
import { serializeProject } from '../project/serialize-project.ts';
import { success } from '../result.ts';
import { nothingLost } from '../project/file-outcome.ts';
import type { ProjectFormat } from './project-format.ts';

/** Our own project file, which says all there is to say. */
export const ownFormat: ProjectFormat = {
  read: (text) => {
    const parsed = parseProject(text);
    return parsed.ok
      ? success({ project: parsed.value, report: nothingLost(parsed.value) })
      : parsed;
  },
  write: (project) => ({ text: serializeProject(project), report: nothingLost(project) }),
};
