import { TriangleAlert } from 'lucide-react';
import styles from './export.module.css';
import type { ImageFacts } from './image-facts.ts';

interface ImageOutcomeProps {
  readonly facts: ImageFacts;
  /** Takes the largest scale that is possible, in pixels a diagram unit. */
  readonly onScale: (scale: number) => void;
}

/** How large the image gets, or why it cannot be, and what can be done about it. */
export function ImageOutcome({ facts: { size, problem }, onScale }: ImageOutcomeProps) {
  return (
    <div className={styles['outcome']} role="status">
      <p className={styles['size']}>{size}</p>
      {problem && (
        <div className={styles['problem']}>
          <TriangleAlert size={16} aria-hidden />
          <p>{problem.text}</p>
          {problem.largestScale !== null && (
            <LargestButton scale={problem.largestScale} onScale={onScale} />
          )}
        </div>
      )}
    </div>
  );
}

function LargestButton({ scale, onScale }: { scale: number } & Pick<ImageOutcomeProps, 'onScale'>) {
  return (
    <button type="button" onClick={() => onScale(scale)}>
      Use {scale}×
    </button>
  );
}
