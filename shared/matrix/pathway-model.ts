import { indexProject } from '../graph/project-index.ts';
import type { Project } from '../project/project-schema.ts';
import { findEffects, type Effect } from './effects.ts';
import { findReactions, type Reaction } from './reactions.ts';
import { findThings, type Thing } from './things.ts';

/** What a project's links mean: reactions, what they and their enzymes need, and what raises or lowers what. */
export interface PathwayModel {
  readonly things: readonly Thing[];
  /** Node id to the place of its thing. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly reactions: readonly Reaction[];
  /** `cofactor-of`: without the one the other does not work. All of sign +1. */
  readonly requirements: readonly Effect[];
  readonly influences: readonly Effect[];
  /** A transmitter or hormone (from) and a receptor that it binds (to). */
  readonly bindings: readonly Effect[];
}

const models = new WeakMap<Project, PathwayModel>();

/** Made once a project value; the project is immutable, so it stays true. */
export function derivePathwayModel(project: Project): PathwayModel {
  const known = models.get(project);
  if (known) return known;
  const index = indexProject(project);
  const { all, placeOf } = findThings(project, index);
  const { reactions, reactionOf } = findReactions(project, index, { all, placeOf });
  const effects = findEffects(project, index, { all, placeOf }, reactionOf);
  const model: PathwayModel = { things: all, placeOf, reactions, ...effects };
  models.set(project, model);
  return model;
}
