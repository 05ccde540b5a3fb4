import {
  linkSchema,
  type Endpoint,
  type Link,
  projectSchema,
  type Project,
  nodeSchema,
  type PathwayNode,
} from '../../shared/project/project-schema.ts';

/** A node with defaults: an enzyme `n1` at the origin. */
export function aNode(fields: Partial<PathwayNode> = {}): PathwayNode {
  const defaults = { id: 'n1', kind: 'enzyme', label: 'Node', x: 0, y: 0, width: 80, height: 40 };
  return nodeSchema.parse({ ...defaults, ...fields });
}

/** A link with defaults: `l1`, a conversion from node `n1` to node `n2`. Ends may be given as node ids. */
export function aLink(
  fields: Partial<Omit<Link, 'source' | 'target'>> & {
    readonly source?: Endpoint | string;
    readonly target?: Endpoint | string;
  } = {},
): Link {
  const { source = 'n1', target = 'n2', ...others } = fields;
  const ends = { source: anEnd(source), target: anEnd(target) };
  return linkSchema.parse({ id: 'l1', relation: 'converts-to', ...others, ...ends });
}

/** A project with defaults: empty. The parts are taken as they are. */
export function aProject(fields: Partial<Project> = {}): Project {
  return { ...projectSchema.parse({}), ...fields };
}

function anEnd(end: Endpoint | string): Endpoint {
  return typeof end === 'string' ? { to: 'node', id: end } : end;
}
