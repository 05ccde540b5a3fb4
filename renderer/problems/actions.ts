import { keyOfFinding } from '../../shared/check/finding.ts';
import { switching, type ActionTable } from '../editor/actions.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { showProblem } from './problems.ts';
import { windowWords } from '../../shared/words/window.ts';

export const problemsActions = {
  'toggle-problems': switching('problemsOpen'),
  'next-problem': { run: (workbench) => showNextProblem(workbench, 1) },
  'previous-problem': { run: (workbench) => showNextProblem(workbench, -1) },
} satisfies ActionTable;

/** Goes from problem to problem, the worst first, and round again. */
function showNextProblem(workbench: Workbench, step: 1 | -1): void {
  const { problems, workspace } = workbench;
  const { findings, current } = problems.getState();
  const at = findings.findIndex((finding) => keyOfFinding(finding) === current);
  const from = at < 0 && step < 0 ? 0 : at;
  const next = findings[(from + step + findings.length) % findings.length];
  if (!next) return workspace.announce(windowWords.noProblemsWere);
  showProblem(workbench, next);
  return workspace.announce(next.sentence);
}
