import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Evidence, Reference } from '../../../shared/project/annotation-schema.ts';
import { useReferenceNumbers } from '../../editor/reference-numbers.ts';
import { describeEvidence } from './evidence-choices.ts';
import { EvidenceDetails } from './EvidenceDetails.tsx';
import styles from './inspector.module.css';
import { headingOfReference, linksOfReference } from './reference-words.ts';
import { ReferenceLinks } from './ReferenceLinks.tsx';

/** One publication behind the element: what it is, where it is, and how it stands to the claim. */
export function EvidenceCard({
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
  const heading = reference ? headingOfReference(reference) : 'Missing reference';
  return (
    <article className={styles['card']} aria-label={heading}>
      <div className={styles['card-tools']}>
        <button
          type="button"
          aria-label={`Change the evidence ${heading}`}
          aria-expanded={isOpen}
          title="Change"
          onClick={() => setOpen(!isOpen)}
        >
          <Pencil size={12} aria-hidden="true" />
        </button>
        <button
          type="button"
          aria-label={`Remove the evidence ${heading}`}
          title="Remove"
          onClick={onRemove}
        >
          <Trash2 size={12} aria-hidden="true" />
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
        <p className={styles['links']}>
          <ReferenceLinks reference={reference} />
        </p>
      )}
      {evidence.source !== undefined && (
        <p className={styles['source']}>Seen in {evidence.source}</p>
      )}
      {isOpen && <EvidenceDetails evidence={evidence} reference={reference} onChange={onChange} />}
    </article>
  );
}
