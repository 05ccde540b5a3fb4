import { Plus } from 'lucide-react';
import { useState } from 'react';
import { setEvidence } from '../../../shared/edit/annotate.ts';
import { inSequence, type Edit } from '../../../shared/edit/edit.ts';
import { addReference } from '../../../shared/edit/references.ts';
import { indexProject } from '../../../shared/graph/project-index.ts';
import type { Evidence, Reference } from '../../../shared/project/annotation-schema.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import { Section } from '../fields/Section.tsx';
import { EvidenceCard } from './EvidenceCard.tsx';
import { EvidenceForm } from './EvidenceForm.tsx';
import styles from './inspector.module.css';

/** The publications behind a node or link, for it or against it. */
export function EvidenceSection({
  id,
  evidence,
  references,
}: {
  id: string;
  evidence: readonly Evidence[];
  references: readonly Reference[];
}) {
  const { editor } = useWorkbench();
  const [isAdding, setAdding] = useState(false);
  const set = (next: readonly Evidence[]) => editor.edit(setEvidence(id, next));
  return (
    <Section title="Evidence">
      {evidence.length > 0 && (
        <ul className={styles['cards']}>
          {evidence.map((item, at) => (
            // A reference may be named twice, for two quotes: the place tells them apart.
            <li key={`${at} ${item.reference}`}>
              <EvidenceCard
                evidence={item}
                reference={references.find((one) => one.id === item.reference)}
                onChange={(next) => set(evidence.with(at, next))}
                onRemove={() => set(evidence.filter((_item, other) => other !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <EvidenceForm
          references={references}
          onClose={() => setAdding(false)}
          onAdd={(item, news) => {
            editor.edit(addEvidence(id, [...evidence, item], news));
            setAdding(false);
          }}
        />
      ) : (
        <button type="button" className={styles['button']} onClick={() => setAdding(true)}>
          <Plus size={14} aria-hidden="true" /> Add evidence
        </button>
      )}
    </Section>
  );
}

/** With the publication that it brings; neither where the element has meanwhile gone. */
function addEvidence(id: string, evidence: readonly Evidence[], news: Reference | null): Edit {
  const add = setEvidence(id, evidence);
  const both = news ? inSequence(addReference(news), add) : add;
  return (project) => {
    const { nodes, links } = indexProject(project);
    return nodes.has(id) || links.has(id) ? both(project) : project;
  };
}
