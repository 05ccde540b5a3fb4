import { ChevronDown, ChevronUp } from 'lucide-react';
import { Suspense, type ReactNode } from 'react';
import { Group, Panel, type Layout as Sizes } from 'react-resizable-panels';
import type { Finding } from '../../shared/check/finding.ts';
import { fixProblems, showProblem } from '../problems/problems.ts';
import { useProblems, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { loadLater } from '../ui/loading.ts';
import { SeverityIcon } from '../problems/SeverityIcon.tsx';
import layoutStyles from './Layout.module.css';
import { PanelBorder } from './PanelBorder.tsx';
import { PartBoundary } from './PartBoundary.tsx';
import styles from './Problems.module.css';
import { windowWords } from '../../shared/words/window.ts';

const ProblemsPanel = loadLater(
  async () => (await import('../problems/ProblemsPanel.tsx')).ProblemsPanel,
);

/** The workspace: the views on top, the list of problems below if it is open, and a line with their number. */
export function Problems({ children }: { children: ReactNode }) {
  const { workspace } = useWorkbench();
  const { problemsOpen, problemsHeight } = useWorkspace((state) => state.settings);
  const isPresenting = useWorkspace((state) => state.presenting !== null);
  const remember = (sizes: Sizes, { isUserInteraction }: { isUserInteraction: boolean }) => {
    const { problems } = sizes;
    if (isUserInteraction && problems !== undefined) {
      workspace.changeSettings({ problemsHeight: problems });
    }
  };
  return (
    <main className={styles['workspace']} aria-label={windowWords.workspace}>
      <Group className={styles['group']} orientation="vertical" onLayoutChanged={remember}>
        <Panel id="work" className={styles['work']} minSize="12rem">
          {children}
        </Panel>
        {problemsOpen && !isPresenting && (
          <>
            <PanelBorder label={windowWords.heightOfProblems} />
            <Panel
              id="problems"
              className={layoutStyles['panel']}
              defaultSize={`${problemsHeight}%`}
              minSize="7rem"
              maxSize="80"
            >
              <aside className={styles['list']} aria-label={windowWords.problems}>
                <PartBoundary
                  name={windowWords.listOfProblems}
                  onClose={() => workspace.toggle('problemsOpen')}
                >
                  <Suspense>
                    <ProblemsPanel />
                  </Suspense>
                </PartBoundary>
              </aside>
            </Panel>
          </>
        )}
      </Group>
      <Strip isOpen={problemsOpen} />
    </main>
  );
}

function Strip({ isOpen }: { isOpen: boolean }) {
  const workbench = useWorkbench();
  const findings = useProblems((state) => state.findings);
  const isCurrent = useProblems((state) => state.isCurrent);
  const grave = findings.filter(({ severity }) => severity !== 'hint');
  const [worst] = grave;
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  return (
    <section className={styles['strip']} aria-label={windowWords.summaryOfProblems} data-problems>
      <button
        type="button"
        className={styles['count']}
        data-severity={worst?.severity}
        aria-expanded={isOpen}
        aria-busy={!isCurrent}
        onClick={() => workbench.run('toggle-problems')}
      >
        <SeverityIcon severity={worst?.severity ?? null} />
        {countOf(grave.length, findings.length - grave.length)}
        <Chevron className={styles['chevron']} size="0.875rem" aria-hidden />
      </button>
      {worst && !isOpen && <Worst finding={worst} />}
    </section>
  );
}

/** The most serious problem, where it is, and its fix. */
function Worst({ finding }: { finding: Finding }) {
  const workbench = useWorkbench();
  return (
    <p className={styles['worst']}>
      <button
        type="button"
        className={styles['sentence']}
        onClick={() => showProblem(workbench, finding)}
      >
        {finding.sentence}
      </button>
      {finding.fix && (
        <button
          type="button"
          className={styles['fix']}
          onClick={() => void fixProblems(workbench, [finding])}
        >
          {finding.fix.label}
        </button>
      )}
    </p>
  );
}

function countOf(problems: number, hints: number): string {
  const words = problems === 0 ? windowWords.noProblems : counted(problems, 'problem');
  return hints === 0 ? words : `${words} · ${counted(hints, 'hint')}`;
}

function counted(count: number, name: string): string {
  return `${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`;
}
