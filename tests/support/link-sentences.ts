import { indexProject } from '../../shared/graph/project-index.ts';
import type { Endpoint, Project } from '../../shared/project/project-schema.ts';

/** Each link as "source relation target": nodes by their label or id, an anchor by the link that it is on. */
export function linkSentences(project: Project): string[] {
  const { nodes, anchors } = indexProject(project);
  const name = (end: Endpoint): string => {
    if (end.to === 'node') return nodes.get(end.id)?.label || end.id;
    const host = end.to === 'anchor' ? anchors.get(end.id)?.link : undefined;
    return host ? `(${name(host.source)} to ${name(host.target)})` : 'nothing';
  };
  return project.links.map(
    ({ source, relation, target }) => `${name(source)} ${relation} ${name(target)}`,
  );
}
