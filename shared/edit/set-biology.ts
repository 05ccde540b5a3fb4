import {
  linkBiologySchema,
  nodeBiologySchema,
  type LinkBiology,
  type NodeBiology,
} from '../project/biology.ts';
import { admitted, changeLinks, changeNodes, patched, type Edit } from './edit.ts';

/** Sets where a thing is and how it acts. A field that is `undefined` is removed. */
export function setNodeBiology(id: string, fields: NodeBiology): Edit {
  const held = admitted(nodeBiologySchema.strict(), fields);
  return (project) => (held ? changeNodes(project, [id], (node) => patched(node, held)) : project);
}

/** The same of a step: where, how much, how far it is limited, and when it counts. */
export function setLinkBiology(id: string, fields: LinkBiology): Edit {
  const held = admitted(linkBiologySchema.strict(), fields);
  return (project) => (held ? changeLinks(project, [id], (link) => patched(link, held)) : project);
}
