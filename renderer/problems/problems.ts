import { inSequence } from '../../shared/edit/edit.ts';
import { muteRule } from '../../shared/edit/set-project-properties.ts';
import { keyOfFinding, type Finding } from '../../shared/check/finding.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { windowWords } from '../../shared/words/window.ts';

/** Selects the elements of a problem and brings them into view. */
export function showProblem({ editor, canvas, problems }: Workbench, finding: Finding): void {
  const { elements } = finding;
  problems.setState({ current: keyOfFinding(finding) });
  editor.select(elements);
  canvas.current?.reveal(elements);
}

/** Fixes problems, in one undo step, and shows where they were. */
export async function fixProblems(
  workbench: Workbench,
  findings: readonly Finding[],
): Promise<void> {
  const { keepTrue } = await import('../../shared/layout/true-picture.ts');
  const { editor, canvas, workspace, newId } = workbench;
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  const before = editor.store.getState().history.present;
  const edit = inSequence(...fixes.map((fix) => fix.edit(newId)));
  editor.edit((project) => keepTrue(project, edit(project)));
  const after = editor.store.getState().history.present;
  if (after === before) {
    workspace.refuse(windowWords.nothingWasLeft);
    return;
  }
  const [first] = findings;
  if (findings.length === 1 && first) {
    editor.select(first.elements);
    // What was added may lie where there was room for it, out of sight.
    canvas.current?.reveal([...first.elements, ...nodesAdded(before, after)]);
    workspace.announce(`Done: ${first.fix?.label ?? ''}.`);
  } else workspace.announce(windowWords.problemsFixed(findings.length));
}

function nodesAdded(before: Project, after: Project): readonly string[] {
  const had = new Set(before.nodes.map(({ id }) => id));
  return after.nodes.map(({ id }) => id).filter((id) => !had.has(id));
}

/** Mutes a rule in this project, or lets it report again. */
export function muteProblems(
  { editor, workspace }: Workbench,
  rule: string,
  title: string,
  isMuted: boolean,
): void {
  editor.edit(muteRule(rule, isMuted));
  workspace.announce(isMuted ? windowWords.isNotChecked(title) : windowWords.isCheckedAgain(title));
}
