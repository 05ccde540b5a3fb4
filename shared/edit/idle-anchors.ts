import { indexProject } from '../graph/project-index.ts';
import type { Project } from '../project/project-schema.ts';
import { changeLinks } from './change-elements.ts';

/**
 * Takes away those of the anchors that no link ends at any more: an anchor comes with the link that is drawn to it and
 * would be left behind as a dot without meaning. One that an imported file brought along stays.
 */
export function dropIdleAnchors(project: Project, ids: Iterable<string>): Project {
  const { anchors, linksAt } = indexProject(project);
  const idle = new Set<string>();
  const hosts = new Set<string>();
  for (const id of ids) {
    const owned = anchors.get(id);
    if (!owned || owned.anchor.origin !== undefined || linksAt.has(id)) continue;
    idle.add(id);
    hosts.add(owned.link.id);
  }
  if (idle.size === 0) return project;
  return changeLinks(project, hosts, (link) => ({
    ...link,
    anchors: link.anchors.filter((anchor) => !idle.has(anchor.id)),
  }));
}
