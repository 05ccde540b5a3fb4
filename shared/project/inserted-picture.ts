import { nodeKinds } from './node-kinds.ts';
import type { InsertedPicture, PathwayNode } from './project-schema.ts';

/** The picture that fills the box of a node; null for a node without one. What has a part in the biology has none. */
export function pictureOf({ kind, picture }: PathwayNode): InsertedPicture | null {
  if (picture === undefined) return null;
  const { family, contains } = nodeKinds[kind];
  return family === 'drawing' && !contains ? picture : null;
}

/** What a node is called by what it is: a shape with a picture is one. */
export function nounOf(node: PathwayNode): string {
  return pictureOf(node) ? 'Picture' : nodeKinds[node.kind].label;
}
