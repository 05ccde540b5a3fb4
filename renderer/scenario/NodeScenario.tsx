import { scenarioCaution } from '../../shared/matrix/roles.ts';
import { useDesk } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import { nameOfScenario } from '../../shared/matrix/scenario-words.ts';
import { WhyCard } from './WhyCard.tsx';
import styles from './why.module.css';

/** What the shown scenario does to the selected node, and why; beside it what another does. */
export function NodeScenario({ id }: { id: string }) {
  const shown = useDesk((state) => state.shown);
  const compared = useDesk((state) => state.compared);
  return (
    <Section title="In this scenario">
      {[shown, compared].map((one) => {
        if (!one) return null;
        const change = one.changeOf.get(id);
        return (
          <div key={one.scenario.id} className={styles['scenario']}>
            {compared && <p className={styles['name']}>{nameOfScenario(one.scenario)}</p>}
            {change ? <WhyCard change={change} /> : <p>Unchanged, as far as the diagram tells.</p>}
          </div>
        );
      })}
      <p className={styles['caution']}>{scenarioCaution}</p>
    </Section>
  );
}
