import type { FileError, Loss } from '../project/file-outcome.ts';
import type { Endpoint, Link, PathwayNode, Project } from '../project/project-schema.ts';
import { dressed } from '../project/own-look.ts';
import { standingOf } from '../project/shown-part.ts';
import { changeElements, patched } from '../edit/edit.ts';
import { setCollapsed } from '../edit/grouping.ts';
import type { Result } from '../result.ts';
import { type FormatId, formatOf } from '../formats/known-formats.ts';
import type { LinkColumns } from '../formats/plain/link-columns.ts';
import type { WrittenFile } from '../formats/project-format.ts';
import { nameOfEnd } from '../graph/describe-project.ts';
import { indexProject } from '../graph/project-index.ts';
import type { ProjectChanges } from '../merge/change-counts.ts';
import { changesBetween, isSameWork } from '../merge/project-changes.ts';
import { textOf } from '../project/checked-text.ts';
import type { RescuedProject } from '../project/rescue-project.ts';
import { nameElement, shorten } from '../project/element-names.ts';
import { pictureOf } from '../project/inserted-picture.ts';
import type { WorkWatch } from '../worker/worker-client.ts';
import { projectInFile, type FoundProject } from './open-file.ts';
import { openWords } from '../words/open.ts';
import { placesWords } from '../words/places.ts';

/** Reading and writing files of any format, wherever it is done. Rejects only for faults of the program. */
export interface FormatWork {
  /** `name` is the name of the file. It tells the format where the content does not. */
  read(
    bytes: Uint8Array,
    name: string,
    /** What a person said about the columns of a table. */
    columns?: LinkColumns,
    watch?: WorkWatch,
  ): Promise<Result<FoundProject, FileError>>;
  write(project: Project, format: FormatId): Promise<WrittenFile>;
  /** The bytes of a project file. */
  ownText(project: Project): Promise<Uint8Array<ArrayBuffer>>;
  /** What is intact of the text of a damaged project file. */
  rescue(text: string, watch?: WorkWatch): Promise<Result<RescuedProject, FileError>>;
  /** What the project in one file has over that in another; `null` where one of them cannot be read. */
  compare(before: NamedContent, after: NamedContent): Promise<Comparison | null>;
}

export interface NamedContent {
  readonly bytes: Uint8Array;
  /** The name of the file. */
  readonly name: string;
}

interface Comparison {
  /** Nothing differs but the time of a save. */
  readonly isSame: boolean;
  readonly changes: ProjectChanges;
}

/** Does the work at once, on the thread that asks. */
export const directFormatWork: FormatWork = {
  read: projectInFile,
  write: writeText,
  ownText: async (project) => textOf(project),
  rescue: async (text) => {
    const { rescueProject } = await import('../project/rescue-project.ts');
    return rescueProject(text);
  },
  compare: async (before, after) => {
    const [one, other] = await Promise.all(
      [before, after].map(({ bytes, name }) => projectInFile(bytes, name)),
    );
    if (!one?.ok || !other?.ok) return null;
    const [older, newer] = [one.value.project, other.value.project];
    return { isSame: isSameWork(older, newer), changes: changesBetween(older, newer) };
  },
};

/** The text of a file of that format, and what it does not say. Fetches the format's module at its first use. */
export async function writeText(project: Project, format: FormatId): Promise<WrittenFile> {
  const { write } = await formatOf(format).load();
  if (!write) throw new Error(`The format ${format} says that it is written, but is not.`);
  const { project: plain, losses: ofStanding } =
    format === 'neuromatrix' ? { project, losses: [] } : withoutStanding(dressed(project));
  const written = write(plain);
  const { report, source } = written;
  const kept = project.origin?.source;
  const isLeft = kept !== undefined && source === undefined && format !== 'neuromatrix';
  const ofPictures = format === 'neuromatrix' ? [] : project.nodes.flatMap(lossOfPicture);
  const losses = [
    ...ofStanding,
    ...ofPictures,
    ...report.losses,
    ...(isLeft ? [lossOfSource(kept.name)] : []),
  ];
  return { ...written, report: { ...report, losses: withLinkNames(losses, project) } };
}

/** No other format that we write has room for pictures: what stands for one is its box with its text. */
function lossOfPicture(node: PathwayNode): Loss[] {
  if (!pictureOf(node)) return [];
  const what = openWords.losesPicture;
  const where = nameElement('picture', node.id, node.label);
  return [{ kind: 'dropped', where, elementId: node.id, what }];
}

/** Other formats know no layers, and what they are not told to show is lost to most programs: all of it is written. */
function withoutStanding(project: Project): { project: Project; losses: readonly Loss[] } {
  const { hidden } = standingOf(project);
  const closed = project.nodes.filter(({ collapsed }) => collapsed !== undefined);
  const stands = (element: PathwayNode | Link) =>
    element.layer !== undefined || element.locked !== undefined || element.tags !== undefined;
  const hasMarks = [...project.nodes, ...project.links].some(stands);
  const points = project.nodes.some(({ about }) => about !== undefined);
  const marks = hasMarks || project.canvas.layers.length > 0 || project.canvas.views.length > 0;
  const isOutOfSight = hidden.size + closed.length > 0;
  if (!marks && !isOutOfSight && !points) return { project, losses: [] };
  const where = placesWords.file;
  const none = { layer: undefined, hidden: undefined, locked: undefined, tags: undefined };
  const open = setCollapsed(
    closed.map(({ id }) => id),
    false,
  )(project);
  const shown = changeElements(open, {
    node: (node) => patched<PathwayNode>(node, { ...none, about: undefined }),
    link: (link) => patched<Link>(link, none),
  });
  return {
    project: { ...shown, canvas: { ...shown.canvas, layers: [], views: [] } },
    losses: [
      ...(isOutOfSight
        ? [
            {
              kind: 'approximated' as const,
              where,
              what: openWords.showsHidden,
            },
          ]
        : []),
      ...(marks ? [{ kind: 'dropped' as const, where, what: openWords.leavesOutLayers }] : []),
      ...(points
        ? [
            {
              kind: 'dropped' as const,
              where,
              what: openWords.leavesOutPointers,
            },
          ]
        : []),
    ],
  };
}

function lossOfSource(name: string): Loss {
  const what = openWords.writtenAnew(shorten(name));
  return { kind: 'approximated', where: placesWords.file, what };
}

/** Most links have no name of their own: the two nodes that they join name them. */
function withLinkNames(losses: readonly Loss[], project: Project): Loss[] {
  const index = indexProject(project);
  return losses.map((loss) => {
    const link = index.links.get(loss.elementId ?? '');
    if (!link || link.label !== '') return loss;
    const nameAt = (end: Endpoint) => {
      const name = shorten(nameOfEnd(index, end));
      return end.to === 'anchor' ? `(${name})` : name;
    };
    const where = openWords.linkBetween(nameAt(link.source), nameAt(link.target), shorten(link.id));
    return { ...loss, where };
  });
}
