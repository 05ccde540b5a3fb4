import { checkProject } from '../../../shared/check/check-project.ts';
import { inSequence } from '../../../shared/edit/edit.ts';
import { removeElements } from '../../../shared/edit/elements.ts';
import {
  applyArrangement,
  arrangeInSteps,
  arrangementStyles,
  linksLaid,
} from '../../../shared/layout/arrange.ts';
import { keepTrue } from '../../../shared/layout/true-picture.ts';
import type { Library } from '../../../shared/library/library.ts';
import { pasteCells } from '../../../shared/open/pasted-cells.ts';
import { atOnce } from '../../../shared/project/checked-text.ts';
import type { PathwayNode, Project } from '../../../shared/project/project-schema.ts';
import { unreachable } from '../../../shared/result.ts';
import { centreOf } from '../../../shared/scene/primitives.ts';
import { addSuggestions } from '../../../shared/suggest/add-suggestions.ts';
import { addPartner, findPartners } from '../../../shared/suggest/partners.ts';
import {
  completeStep,
  connectKnown,
  growFrom,
  type Suggestion,
} from '../../../shared/suggest/suggestions.ts';

/** What draws or moves something by itself when a person asks for it. */
export const features = [
  'Connect What Is Known',
  'Connect where nothing is linked',
  'Complete This Step',
  'Grow',
  'Drop a partner',
  'Fix a problem',
  'Fix all problems',
  'Paste a table',
  'Arrange',
] as const;
export type Feature = (typeof features)[number];

/** One of them at one element, and what it makes of a project. */
export interface AssistedStep {
  readonly feature: Feature;
  readonly at: string;
  readonly run: (newId: () => string) => Project;
}

/** Every step of a feature that a project offers. */
export function* assistedSteps(
  library: Library,
  project: Project,
  feature: Feature,
): Iterable<AssistedStep> {
  const steps = feature === 'Complete This Step' ? project.links : [];
  const conversions = steps.filter(({ relation }) => relation === 'converts-to');
  const elements = isAtNodes(feature) ? [...project.nodes, ...conversions] : [{ id: '' }];
  for (const { id } of elements) yield* stepsOf(library, project, feature, id);
}

function isAtNodes(feature: Feature): boolean {
  return feature === 'Complete This Step' || feature === 'Grow' || feature === 'Drop a partner';
}

/** The steps of a feature that a project offers at an element, if it is about one. */
export function stepsOf(
  library: Library,
  project: Project,
  feature: Feature,
  id: string,
): readonly AssistedStep[] {
  const add = (suggestions: readonly Suggestion[], newId: () => string) =>
    addSuggestions(library, project, suggestions, newId).project;
  const step = (at: string, run: AssistedStep['run']): AssistedStep => ({ feature, at, run });
  switch (feature) {
    case 'Connect What Is Known':
      return [step('', (newId) => add(connectKnown(library, project), newId))];
    case 'Connect where nothing is linked': {
      const bare = { ...project, links: [] };
      return [
        step(
          '',
          (newId) => addSuggestions(library, bare, connectKnown(library, bare), newId).project,
        ),
      ];
    }
    case 'Complete This Step':
      return [step(id, (newId) => add(completeStep(library, project, id), newId))];
    case 'Grow':
      return (['upstream', 'downstream', 'both'] as const).map((direction) =>
        step(`${id} ${direction}`, (newId) =>
          add(growFrom(library, project, id, direction), newId),
        ),
      );
    case 'Drop a partner':
      return partnerSteps(library, project, id);
    case 'Fix a problem': {
      const torn = withFewerLinks(project);
      return fixesOf(library, torn).map((fix) =>
        step(fix.label, (newId) => keepTrue(torn, fix.edit(newId)(torn))),
      );
    }
    case 'Fix all problems': {
      const torn = withFewerLinks(project);
      return [
        step('', (newId) => {
          const fixes = fixesOf(library, torn).map((fix) => fix.edit(newId));
          return keepTrue(torn, inSequence(...fixes)(torn));
        }),
      ];
    }
    case 'Paste a table':
      return [step('', (newId) => pasted(library, project, newId))];
    case 'Arrange':
      return arrangementStyles.map((style) =>
        step(style, () => {
          const boxes = atOnce(arrangeInSteps(project, { style, ids: [] }));
          if (!boxes) return project;
          const laid = atOnce(linksLaid(project, boxes, style));
          return applyArrangement(boxes, style, laid)(project);
        }),
      );
    default:
      return unreachable(feature);
  }
}

/** Of a whole diagram there is little to fix. */
function withFewerLinks(project: Project): Project {
  const ids = project.links.filter((_, at) => at % 3 === 0).map(({ id }) => id);
  return removeElements(ids)(project);
}

function fixesOf(library: Library, project: Project) {
  return checkProject(project, library).flatMap(({ fix }) => fix ?? []);
}

/** Where a person might drop the link, in diagram units from the middle of the node. */
const drops = [
  { x: 160, y: 0 },
  { x: -160, y: 0 },
  { x: 0, y: 140 },
  { x: 0, y: -140 },
] as const;

function partnerSteps(library: Library, project: Project, id: string): readonly AssistedStep[] {
  const node: PathwayNode | undefined = project.nodes.find((one) => one.id === id);
  if (!node) return [];
  const { x, y } = centreOf(node);
  return findPartners(library, project, id).map((partner, nr) => {
    const by = drops[nr % drops.length] ?? drops[0];
    const position = { from: { to: 'node', id }, at: { x: x + by.x, y: y + by.y } } as const;
    return {
      feature: 'Drop a partner',
      at: `${id} ${partner.fact.id}`,
      run: (newId) => addPartner(library, project, partner, position, newId).project,
    };
  });
}

/** A table that names nodes of the project and others. */
function pasted(library: Library, project: Project, newId: () => string): Project {
  const labels = project.nodes.map(({ label }) => label);
  const rows = labels.slice(0, 6).flatMap((label, at) => [
    [label, `Unknown ${at % 3}`],
    [`Unknown ${at % 2}`, label],
    [label, labels[(at * 5 + 7) % labels.length] ?? 'Zinc'],
  ]);
  const columns = { source: 0, target: 1, relation: null, hasHeading: false };
  return pasteCells(project, rows, columns, { library, newId, at: { x: 0, y: 0 } }).project;
}
