import type { Endpoint, Link } from '../../project/link-schema.ts';
import type { Project } from '../../project/project-schema.ts';
import type { Loss } from '../loss-report.ts';
import { keptElement } from './kept.ts';
import type { Language } from './language.ts';
import { spellInfluence } from './spell-influence.ts';
import { isReaction, spellReaction } from './spell-reaction.ts';
import { createSpeller, tell, type Speller } from './speller.ts';
import { isUnsaid } from './write-losses.ts';

/** A project whose links SBGN can say, and what it cannot. */
export interface SpelledOut {
  readonly project: Project;
  readonly losses: readonly Loss[];
}

/**
 * Process description has no arc from entity to entity: each of our reactions becomes what it consumes, a process and
 * what it produces; an influence on an entity becomes one on a process that makes it from nothing. What was read from
 * SBGN-ML is spelled out already.
 */
export function spellOut(project: Project, language: Language): SpelledOut {
  if (language !== 'process description') return spellFlow(project);
  if (!hasOwnLinks(project)) return { project, losses: [] };
  const speller = createSpeller(project);
  for (const link of project.links) {
    if (!speller.isOwn(link)) speller.links.push(link);
    else if (isReaction(speller, link)) spellReaction(speller, link);
  }
  for (const link of project.links) {
    if (speller.isOwn(link) && !isReaction(speller, link)) spellInfluence(speller, link);
  }
  const spelled = { ...project, nodes: [...project.nodes, ...speller.nodes], links: speller.links };
  return { project: spelled, losses: speller.losses };
}

/** Most maps that are written again were read, and have nothing to be spelled out. */
function hasOwnLinks({ links }: Project): boolean {
  return links.some((link) => keptElement(link) === undefined);
}

/** An activity flow has links between nodes: what acts on a link acts on what that acts on. */
function spellFlow(project: Project): SpelledOut {
  if (!hasOwnLinks(project)) return { project, losses: [] };
  const speller = createSpeller(project);
  for (const link of project.links) {
    const source = speller.isOwn(link) ? nodeEnd(speller, link.source) : link.source;
    const target = speller.isOwn(link) ? nodeEnd(speller, link.target) : link.target;
    if (source && target) speller.links.push({ ...link, source, target });
    else tell(speller, 'dropped', link, 'ends where no arc of SBGN can.');
    if (target && target !== link.target) {
      tell(
        speller,
        'approximated',
        link,
        'is written as acting on what the link that it ends at acts on.',
      );
    }
  }
  return { project: { ...project, links: speller.links }, losses: speller.losses };
}

function nodeEnd({ owners, byId }: Speller, end: Endpoint): Endpoint | undefined {
  let at = end;
  const passed = new Set<Link>();
  while (at.to === 'anchor') {
    const owner = owners.get(at.id);
    if (!owner || passed.has(owner)) return undefined;
    passed.add(owner);
    at = owner.target;
  }
  const node = at.to === 'node' ? byId.get(at.id) : undefined;
  return node && !isUnsaid(node) ? at : undefined;
}
