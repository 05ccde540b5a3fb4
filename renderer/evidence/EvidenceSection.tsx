import { Plus, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { setEvidence } from '../../shared/edit/set-element-properties.ts';
import { inSequence, type Edit } from '../../shared/edit/edit.ts';
import { addReference } from '../../shared/edit/references.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { type Evidence, type Reference, limits } from '../../shared/project/project-schema.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Section } from '../ui/fields/Section.tsx';
import inspector from '../ui/inspector.module.css';
import { useReferenceNumbers } from '../editor/diagram.ts';
import {
  FromMemory,
  headingOfReference,
  linksOfReference,
  ReferenceLinks,
} from '../references/ReferenceViews.tsx';
import { SelectField } from '../ui/fields/SelectField.tsx';
import { TextField } from '../ui/fields/InputFields.tsx';
import { ReferenceFields } from '../references/ReferenceFields.tsx';
import card from '../references/reference-card.module.css';
import {
  describeEvidence,
  basisChoices,
  gradeChoices,
  stanceChoices,
  studyKindChoices,
} from './evidence-choices.ts';
import { EvidenceForm } from './EvidenceForm.tsx';
import styles from './evidence.module.css';
import { inspectorWords } from '../../shared/words/inspector.ts';

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
    <Section title={inspectorWords.evidence}>
      {evidence.length > 0 && (
        <ul className={card['cards']}>
          {evidence.map((item, at) => (
            // A reference may be named twice, for two quotes; the index tells them apart.
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
        <button type="button" className={inspector['button']} onClick={() => setAdding(true)}>
          <Plus size="0.875rem" aria-hidden="true" /> {inspectorWords.addEvidence}
        </button>
      )}
    </Section>
  );
}

/** Adds the evidence with its publication; neither if the element is gone meanwhile. */
function addEvidence(id: string, evidence: readonly Evidence[], news: Reference | null): Edit {
  const add = setEvidence(id, evidence);
  const both = news ? inSequence(addReference(news), add) : add;
  return (project) => {
    const { nodes, links } = indexProject(project);
    return nodes.has(id) || links.has(id) ? both(project) : project;
  };
}

/** One publication behind the element: what it is, where to read it, and whether it supports the claim. */
function EvidenceCard({
  evidence,
  reference,
  onChange,
  onRemove,
}: {
  evidence: Evidence;
  reference: Reference | undefined;
  onChange: (evidence: Evidence) => void;
  onRemove: () => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const number = useReferenceNumbers()?.get(evidence.reference);
  const heading = reference ? headingOfReference(reference) : inspectorWords.missingReference;
  return (
    <article className={card['card']} aria-label={heading}>
      <div className={styles['tools']}>
        <button
          type="button"
          className={inspector['icon-button']}
          aria-label={inspectorWords.changeEvidence(heading)}
          aria-expanded={isOpen}
          title={inspectorWords.change}
          onClick={() => setOpen(!isOpen)}
        >
          <Pencil size="0.75rem" aria-hidden="true" />
        </button>
        <button
          type="button"
          className={inspector['icon-button']}
          aria-label={inspectorWords.removeEvidence(heading)}
          title={inspectorWords.remove}
          onClick={onRemove}
        >
          <Trash2 size="0.75rem" aria-hidden="true" />
        </button>
      </div>
      <p>
        {number !== undefined && <>{number}. </>}
        <b title={reference?.authors.join(', ')}>
          <bdi>{heading}</bdi>
        </b>{' '}
        <span data-against={evidence.stance === 'contradicts' || undefined}>
          · {describeEvidence(evidence)}
        </span>
      </p>
      {reference?.title !== undefined && <p dir="auto">{reference.title}</p>}
      {evidence.quote !== undefined && <blockquote>{evidence.quote}</blockquote>}
      {reference && linksOfReference(reference).length > 0 && (
        <p className={card['links']}>
          <ReferenceLinks reference={reference} />
        </p>
      )}
      {evidence.source !== undefined && (
        <p className={styles['source']}>{inspectorWords.seenIn(evidence.source)}</p>
      )}
      {evidence.note !== undefined && (
        <p className={styles['source']} dir="auto">
          {evidence.note}
        </p>
      )}
      {reference && <FromMemory reference={reference} />}
      {isOpen && <EvidenceDetails evidence={evidence} reference={reference} onChange={onChange} />}
    </article>
  );
}

/**
 * Whether a publication supports the claim, and the publication's own fields, which all elements that cite it share.
 */
function EvidenceDetails({
  evidence,
  reference,
  onChange,
}: {
  evidence: Evidence;
  reference: Reference | undefined;
  onChange: (evidence: Evidence) => void;
}) {
  const { quote: _quote, ...withoutQuote } = evidence;
  const { basis: _basis, ...withoutBasis } = evidence;
  const { studyKind: _studyKind, ...withoutStudyKind } = evidence;
  const { organism: _organism, ...withoutOrganism } = evidence;
  const { tissue: _tissue, ...withoutTissue } = evidence;
  const { note: _note, ...withoutNote } = evidence;
  return (
    <div className={styles['details']}>
      <SelectField
        label={inspectorWords.stance}
        value={evidence.stance}
        groups={[{ label: '', choices: stanceChoices }]}
        onChange={(stance) => onChange({ ...evidence, stance })}
      />
      <SelectField
        label={inspectorWords.gradeCertainty}
        value={evidence.grade}
        groups={[{ label: '', choices: gradeChoices }]}
        onChange={(grade) => onChange({ ...evidence, grade })}
      />
      <SelectField
        label={inspectorWords.basis}
        value={evidence.basis ?? 'unknown'}
        groups={[{ label: '', choices: basisChoices }]}
        onChange={(basis) => onChange(basis === 'unknown' ? withoutBasis : { ...evidence, basis })}
      />
      <TextField
        label={inspectorWords.quote}
        value={evidence.quote ?? ''}
        lines="notes"
        maxLength={limits.notesLength}
        onCommit={(quote) => onChange(quote === '' ? withoutQuote : { ...evidence, quote })}
      />
      <SelectField
        label={inspectorWords.kindOfStudy}
        value={evidence.studyKind ?? 'unknown'}
        groups={[{ label: '', choices: studyKindChoices }]}
        onChange={(studyKind) =>
          onChange(studyKind === 'unknown' ? withoutStudyKind : { ...evidence, studyKind })
        }
      />
      <TextField
        label={inspectorWords.organismStudied}
        value={evidence.organism ?? ''}
        maxLength={limits.shortTextLength}
        onCommit={(organism) =>
          onChange(organism === '' ? withoutOrganism : { ...evidence, organism })
        }
      />
      <TextField
        label={inspectorWords.tissueStudied}
        value={evidence.tissue ?? ''}
        maxLength={limits.shortTextLength}
        onCommit={(tissue) => onChange(tissue === '' ? withoutTissue : { ...evidence, tissue })}
      />
      <TextField
        label={inspectorWords.howFarItBearsClaim}
        value={evidence.note ?? ''}
        lines="notes"
        maxLength={limits.notesLength}
        onCommit={(note) => onChange(note === '' ? withoutNote : { ...evidence, note })}
      />
      {reference && <ReferenceFields reference={reference} />}
    </div>
  );
}
