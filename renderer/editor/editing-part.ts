import type { CommandId } from '../../shared/commands.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import type { LinkCut } from '../../shared/edit/split-link.ts';
import type {
  DiagramPoint,
  NodeKind,
  PathwayNode,
  Project,
} from '../../shared/project/project-schema.ts';

/** The commands that edit what is drawn. */
export type EditingCommand = Extract<
  CommandId,
  | 'cut'
  | 'copy'
  | 'paste'
  | 'duplicate'
  | 'delete'
  | 'paste-style'
  | 'reverse-link'
  | 'next-relation'
  | 'insert-into-link'
  | 'split-link'
  | 'group'
  | 'ungroup'
  | 'collapse'
  | 'add-anchor'
  | 'align-left'
  | 'align-centre'
  | 'align-right'
  | 'align-top'
  | 'align-middle'
  | 'align-bottom'
  | 'distribute-across'
  | 'distribute-down'
  | 'stack-across'
  | 'stack-down'
  | 'same-width'
  | 'same-height'
  | 'same-size'
  | 'flip-across'
  | 'flip-down'
  | 'bring-to-front'
  | 'bring-forward'
  | 'send-backward'
  | 'send-to-back'
>;

/** Moves of the selection by the arrow keys. */
export interface Nudging {
  /** Moves the selection by a step of the grid, with `isFine` by one unit. */
  nudge(direction: DiagramPoint, strides: number, isFine: boolean): void;
  /** Keys held down make one undo step, which ends here. */
  finish(): void;
  /** Goes back to before the keys were held; false if no keys were held. */
  cancel(): boolean;
}

/** A link into which something is put, and where. */
export interface Insertion {
  readonly link: string;
  readonly cut: LinkCut;
}

/** What edits a diagram: nothing of it is needed before there is one. */
export interface EditingPart<Workbench> {
  readonly runs: Readonly<
    Record<EditingCommand, (workbench: Workbench) => void | Promise<unknown>>
  >;
  readonly listenToClipboard: (workbench: Workbench) => void;
  readonly createNudging: (workbench: Workbench) => Nudging;
  readonly insertionUnder: (
    workbench: Workbench,
    project: Project,
    nodeId: string,
  ) => Insertion | null;
  readonly insertIntoLink: (
    linkId: string,
    nodeId: string,
    cut: LinkCut,
    newLinkId: string,
  ) => Edit;
  readonly insertNew: (
    workbench: Workbench,
    linkId: string,
    node: PathwayNode,
    near: DiagramPoint,
    isNamedAtOnce?: boolean,
  ) => Promise<void>;
  readonly splitLink: (workbench: Workbench, at?: DiagramPoint) => Promise<void>;
  readonly announceHalves: (workbench: Workbench, nodeId: string) => void;
  readonly linkAccepting: (
    workbench: Workbench,
    kind: NodeKind,
    at: DiagramPoint,
  ) => Insertion | null;
}

/** A part that is fetched beside the first view. */
export interface LatePart<Part> {
  /** Uses it at once if it is there, otherwise when it has come. */
  use(withPart: (part: Part) => void | Promise<unknown>): void | Promise<unknown>;
}

/** Begins to fetch a part; again when it is used, if that failed. */
export function fetchBeside<Part>(load: () => Promise<Part>): LatePart<Part> {
  let there: Part | null = null;
  const fetchPart = async () => (there ??= await load());
  const first = fetchPart();
  // Told to whoever uses it.
  first.catch(() => undefined);
  return {
    use: (withPart) => (there === null ? first.catch(fetchPart).then(withPart) : withPart(there)),
  };
}
