import '../workers/without-eval.ts';
import { libraryToProject } from '../../shared/library/elements-from-library.ts';
import { toMatrixView } from '../../shared/matrix/matrix-view.ts';
import { toScenarioView } from '../../shared/whatif/view.ts';
import {
  factsOfModel,
  noSteadyStateWords,
  publishedCurves,
  responseCurve,
  tellSimulation,
} from '../../shared/kinetics/model-view.ts';
import {
  idOfGroup,
  modelGroups,
  type ModelGroup,
  type Models,
} from '../../shared/kinetics/simulate.ts';
import { newProject } from '../../shared/project/project-schema.ts';
import { answerPage } from '../workers/answer-page.ts';
import { loadKnown } from '../workers/load-known.ts';
import { matrixQuestions } from './matrix-messages.ts';

// Derives matrices and works out scenarios outside of the window, so that the window stays responsive.
let project = newProject();

answerPage(matrixQuestions, {
  project: (next) => {
    project = next;
    return null;
  },
  matrix: async () => toMatrixView(project, await loadKnown()),
  library: async () => {
    const known = await loadKnown();
    return toMatrixView(libraryToProject(known.library), known);
  },
  scenario: async ({ supplies, onlyDrawn }, { onProgress, onFirst }) =>
    toScenarioView(project, supplies, { ...(await loadKnown()), onlyDrawn, onProgress, onFirst }),
  models: async () => {
    const models = await loadModels();
    return modelGroups(models).map((group) => factsOfModel(models, group));
  },
  simulate: async ({ model, ...setting }) => {
    const models = await loadModels();
    const group = groupOf(models, model);
    const told = tellSimulation(models, group, setting);
    if (told.ok) return { told: told.value };
    return { told: null, because: noSteadyStateWords(group, told.error) };
  },
  curve: async ({ model, parameter, factors, ...setting }) => {
    const models = await loadModels();
    return responseCurve(models, groupOf(models, model), setting, parameter, factors);
  },
  'published-curves': async () => publishedCurves(await loadModels()),
});

async function loadModels(): Promise<Models> {
  return (await loadKnown()).knowledge.models;
}

/** The window names only models that it was told of. */
function groupOf(models: Models, id: string): ModelGroup {
  const group = modelGroups(models).find((one) => idOfGroup(one) === id);
  if (!group) throw new Error(`There is no model “${id}”.`);
  return group;
}
