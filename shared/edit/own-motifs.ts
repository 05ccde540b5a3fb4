import { nameOfNode } from '../graph/describe-project.ts';
import { limits, newProject, type Project } from '../project/project-schema.ts';
import { parseProject } from '../project/parse-project.ts';
import { serializeProject } from '../project/serialize-project.ts';
import type { Fragment } from './clipboard.ts';
import { ownMotifsSchema, type OwnMotifs } from './kept-motifs.ts';

/** A motif that can be placed. */
export interface OwnMotif {
  readonly id: string;
  readonly project: Project;
}

/** Those that this version can read; the others stay kept, for the version that wrote them. */
export function readOwnMotifs({ motifs }: OwnMotifs): readonly OwnMotif[] {
  return motifs.flatMap(({ id, text }) => {
    const read = parseProject(text);
    return read.ok ? [{ id, project: read.value }] : [];
  });
}

/** The kept motifs with one more at the end; null if there are too many, or if it is too large. */
export function withMotif(
  own: OwnMotifs,
  id: string,
  fragment: Fragment,
  title: string,
): OwnMotifs | null {
  const text = serializeProject(motifProject(fragment, title));
  const next = { ...own, motifs: [...own.motifs, { id, text }] };
  return ownMotifsSchema.safeParse(next).success ? next : null;
}

function motifProject({ nodes, links, references }: Fragment, title: string): Project {
  // A layer belongs to the project that it is of.
  const free = <Element extends { readonly layer?: string | undefined }>(element: Element) => {
    const { layer: _, ...rest } = element;
    return rest as Element;
  };
  const fresh = newProject();
  return {
    ...fresh,
    metadata: { ...fresh.metadata, title },
    references,
    nodes: nodes.map(free),
    links: links.map(free),
  };
}

/** "Serotonin and 2 more": a name until the person gives one. */
export function nameForMotif({ nodes }: Fragment): string {
  const [first] = nodes;
  const name = first ? nameOfNode(first) : 'Motif';
  const more = nodes.length - 1;
  return (more > 0 ? `${name} and ${more} more` : name).slice(0, limits.shortTextLength);
}

export function renameMotif(own: OwnMotifs, id: string, title: string): OwnMotifs {
  const name = title.trim().slice(0, limits.shortTextLength);
  if (name === '') return own;
  return {
    ...own,
    motifs: own.motifs.map((motif) => {
      const read = motif.id === id ? parseProject(motif.text) : null;
      if (!read?.ok) return motif;
      const { metadata } = read.value;
      const project = { ...read.value, metadata: { ...metadata, title: name } };
      return { id, text: serializeProject(project) };
    }),
  };
}

export function withoutMotif(own: OwnMotifs, id: string): OwnMotifs {
  return { ...own, motifs: own.motifs.filter((motif) => motif.id !== id) };
}
