import type { ImageFormat } from '../../../shared/paint/image-options.ts';
import { OptionCheck } from './OptionCheck.tsx';
import styles from './export.module.css';
import type { OptionFields } from './option-change.ts';

const drawings: ReadonlySet<ImageFormat> = new Set(['svg', 'pdf']);
const carriers: ReadonlySet<ImageFormat> = new Set(['svg', 'pdf', 'png']);

interface ContentFieldsProps extends OptionFields {
  /** A file, not paper: there are things that nobody sees. */
  readonly isFile: boolean;
}

/** What else the image holds. */
export function ContentFields({ options, onChange, isFile }: ContentFieldsProps) {
  const { format, legend, references, titleBlock, text, embedProject, part } = options;
  return (
    <fieldset className={styles['checks']}>
      <legend>Include</legend>
      <OptionCheck
        label="Title and authors"
        value={titleBlock}
        onChange={(next) => onChange({ titleBlock: next })}
      />
      <OptionCheck label="Legend" value={legend} onChange={(next) => onChange({ legend: next })} />
      <OptionCheck
        label="Numbered references"
        value={references}
        onChange={(next) => onChange({ references: next })}
      />
      {isFile && carriers.has(format) && (
        <OptionCheck
          label="The project"
          hint={
            part.show === 'all'
              ? 'The image can be opened again for editing.'
              : 'All of it, also what the image does not show, to be opened again for editing.'
          }
          value={embedProject}
          onChange={(next) => onChange({ embedProject: next })}
        />
      )}
      {isFile && drawings.has(format) && (
        <OptionCheck
          label="Letters as outlines"
          hint="The same everywhere, but no text to select."
          value={text === 'outlines'}
          onChange={(next) => onChange({ text: next ? 'outlines' : 'text' })}
        />
      )}
    </fieldset>
  );
}
