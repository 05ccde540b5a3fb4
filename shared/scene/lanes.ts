import type { Endpoint, Link } from '../project/project-schema.ts';
import { labelSize } from './draw-link.ts';
import type { Lane } from './routes.ts';

/** The lanes of the links that would else lie on each other: no bends, and ends that nobody fixed. */
export function findLanes(links: readonly Link[]): ReadonlyMap<string, Lane> {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const key = keyOf(link);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(link);
    else groups.set(key, [link]);
  }
  const lanes = new Map<string, Lane>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const sizes = group.map((link) => labelSize(link));
    const width = Math.max(...sizes.map((size) => size.width));
    const height = Math.max(...sizes.map((size) => size.height));
    for (const [index, { id }] of group.entries()) {
      lanes.set(id, { share: index - (group.length - 1) / 2, index, width, height });
    }
  }
  return lanes;
}

export function sameLane(a: Lane | undefined, b: Lane | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.share === b.share && a.index === b.index && a.width === b.width && a.height === b.height;
}

function keyOf({ source, target, waypoints }: Link): string | null {
  if (waypoints.length > 0 || !floats(source) || !floats(target)) return null;
  return source.id < target.id
    ? JSON.stringify([source.id, target.id])
    : JSON.stringify([target.id, source.id]);
}

function floats(end: Endpoint): end is Extract<Endpoint, { to: 'node' }> {
  return (
    end.to === 'node' &&
    end.side === undefined &&
    end.position === undefined &&
    end.badge === undefined
  );
}
