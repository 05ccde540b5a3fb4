import type { OpenedProject } from '../host.ts';
import type { FoundProject } from '../paint/embedded-project.ts';

/** What a window is given of a file that was read. */
export function openedProject(name: string, found: FoundProject): OpenedProject {
  const { project, fromImage, format, report } = found;
  if (fromImage) return { name, project, fromImage };
  return format === 'neuromatrix'
    ? { name, project }
    : { name, project, imported: { format, report } };
}
