import type { ImageFormat } from '../../../shared/paint/image-options.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import type { Bounds } from '../../../shared/scene/primitives.ts';
import { Choice } from '../../ui/Choice.tsx';
import { ContentFields } from './ContentFields.tsx';
import { LookFields } from './LookFields.tsx';
import { PageFields } from './PageFields.tsx';
import { PartFields } from './PartFields.tsx';
import { SizeFields } from './SizeFields.tsx';
import styles from './export.module.css';
import type { OptionFields } from './option-change.ts';

const formats = [
  { value: 'png', label: 'PNG' },
  { value: 'svg', label: 'SVG' },
  { value: 'pdf', label: 'PDF' },
  { value: 'jpeg', label: 'JPEG' },
  { value: 'webp', label: 'WebP' },
] as const;
const uses: Readonly<Record<ImageFormat, string>> = {
  png: 'For documents and slides. 2× is sharp on most screens, 4× in print.',
  svg: 'For web pages and drawing programs: sharp at any size.',
  pdf: 'For print and papers: sharp at any size, with text to select.',
  jpeg: 'For what takes nothing else: a little blurred, and never transparent.',
  webp: 'For web pages that ask for it: as exact as PNG.',
};

interface OptionsFormProps extends OptionFields {
  /** On paper, where a format and what is not seen make no sense. */
  readonly isPrint: boolean;
  readonly project: Project;
  readonly selection: readonly string[];
  /** Of the picture, in diagram units. */
  readonly frame: Bounds;
}

/** All that a person can choose about an image or a print. */
export function OptionsForm(props: OptionsFormProps) {
  const { isPrint, project, selection, frame, options, onChange } = props;
  const { format } = options;
  const fields = { options, onChange };
  return (
    <>
      {!isPrint && (
        <div className={styles['group']}>
          <Choice
            label="Format"
            value={format}
            options={formats}
            onChange={(next) => onChange({ format: next })}
          />
          <p className={styles['hint']}>{uses[format]}</p>
        </div>
      )}
      <PartFields {...fields} project={project} selection={selection} />
      {format === 'pdf' && <PageFields {...fields} />}
      {format !== 'pdf' && format !== 'svg' && <SizeFields {...fields} frame={frame} />}
      <LookFields {...fields} isOpaque={isPrint || format === 'jpeg'} />
      <ContentFields {...fields} isFile={!isPrint} />
    </>
  );
}
