import { grades, type Confidence } from '../project/annotation-schema.ts';
import type { Link } from '../project/link-schema.ts';
import type { Project } from '../project/project-schema.ts';
import type { CellRole } from './matrix-cell.ts';
import { idAt, referencesOf, toEntry, type EntryData } from './matrix-data.ts';
import type { PathwayModel } from './pathway-model.ts';
import { describeBriefly, describeInFull } from './role-words.ts';
import { deriveMatrix } from './support-matrix.ts';

/** How well a path is backed: as its weakest link is by its best evidence, in the words of GRADE. */
export const backings = ['none', 'ungraded', 'very-low', 'low', 'moderate', 'high'] as const;
export type Backing = (typeof backings)[number];

/** A role in a cell, as a window shows it: plain data that a worker can send. Ids are those of nodes and links. */
export interface ViewRole {
  readonly role: CellRole['role'];
  readonly sign: CellRole['sign'];
  /** The few words of a cell, and a sentence. */
  readonly brief: string;
  readonly sentence: string;
  readonly path: readonly { readonly id: string; readonly label: string }[];
  readonly links: readonly string[];
  readonly references: readonly string[];
  /** The weakest on the path; null where a link does not say. */
  readonly confidence: Confidence | null;
  readonly backing: Backing;
}

export interface ViewCell {
  readonly factor: string;
  readonly transmitter: string;
  readonly roles: readonly ViewRole[];
}

export interface MatrixView {
  readonly factors: readonly EntryData[];
  readonly transmitters: readonly EntryData[];
  readonly cells: readonly ViewCell[];
}

export function toMatrixView(project: Project): MatrixView {
  const { model, factors, transmitters, cells } = deriveMatrix(project);
  return {
    factors: factors.map((place) => toEntry(model, place)),
    transmitters: transmitters.map((place) => toEntry(model, place)),
    cells: cells.map(({ factor, transmitter, roles }) => ({
      factor: idAt(model, factor),
      transmitter: idAt(model, transmitter),
      roles: roles.map((role) => toViewRole(model, role)),
    })),
  };
}

function toViewRole(model: PathwayModel, role: CellRole): ViewRole {
  const { things, links } = role.path;
  return {
    role: role.role,
    sign: role.sign,
    brief: describeBriefly(model, role),
    sentence: describeInFull(model, role),
    path: things.map((place) => ({
      id: idAt(model, place),
      label: model.things[place]?.label ?? '',
    })),
    links: links.map(({ id }) => id),
    references: referencesOf(links),
    confidence: weakestConfidence(links),
    backing: weakestBacking(links),
  };
}

function weakestConfidence(links: readonly Link[]): Confidence | null {
  const found = new Set(links.map(({ confidence }) => confidence ?? null));
  for (const confidence of ['contested', 'supported', null] as const) {
    if (found.has(confidence)) return confidence;
  }
  return 'established';
}

function weakestBacking(links: readonly Link[]): Backing {
  const places = links.map((link) => backings.indexOf(backingOf(link)));
  return backings[Math.min(...places)] ?? 'none';
}

function backingOf({ evidence }: Link): Backing {
  const supporting = evidence.filter(({ stance }) => stance === 'supports');
  if (supporting.length === 0) return 'none';
  return grades.find((grade) => supporting.some((one) => one.grade === grade)) ?? 'ungraded';
}
