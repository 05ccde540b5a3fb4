import type { ImageOptions } from '../../../shared/paint/image-options.ts';
import { Choice } from '../../ui/Choice.tsx';
import { OptionCheck } from './OptionCheck.tsx';
import { OptionNumber } from './OptionNumber.tsx';
import styles from './export.module.css';
import type { OptionFields } from './option-change.ts';

type Page = ImageOptions['page'];
type Paper = Exclude<Page, { paper: 'fit' }>;

const papers = [
  { value: 'fit', label: 'Fit' },
  { value: 'a4', label: 'A4' },
  { value: 'letter', label: 'Letter' },
] as const;
const orientations = [
  { value: 'auto', label: 'Auto' },
  { value: 'portrait', label: 'Portrait' },
  { value: 'landscape', label: 'Landscape' },
] as const;
/** In millimetres: enough to glue sheets together. */
const usualOverlap = 10;

/** On what pages of a PDF or a print the picture goes. */
export function PageFields({ options, onChange }: OptionFields) {
  const { page } = options;
  const choosePaper = (paper: Page['paper']) => {
    if (paper === 'fit') onChange({ page: { paper } });
    else if (page.paper !== 'fit') onChange({ page: { ...page, paper } });
    else onChange({ page: { paper, orientation: 'auto', tiling: null } });
  };
  return (
    <div className={styles['group']}>
      <Choice label="Page" value={page.paper} options={papers} onChange={choosePaper} />
      {page.paper !== 'fit' && (
        <PaperFields page={page} onChange={(patch) => onChange({ page: { ...page, ...patch } })} />
      )}
    </div>
  );
}

interface PaperFieldsProps {
  readonly page: Paper;
  readonly onChange: (patch: Partial<Paper>) => void;
}

function PaperFields({ page, onChange }: PaperFieldsProps) {
  const { orientation, tiling } = page;
  return (
    <>
      <Choice
        label="Orientation"
        value={orientation}
        options={orientations}
        onChange={(way) => onChange({ orientation: way })}
      />
      <OptionCheck
        label="Actual size, over several pages"
        value={tiling !== null}
        onChange={(isTiled) => onChange({ tiling: isTiled ? { overlap: usualOverlap } : null })}
      />
      {tiling && (
        <OptionNumber
          label="Overlap of the pages"
          unit="mm"
          value={tiling.overlap}
          range={{ min: 0, max: 50 }}
          step={1}
          onChange={(overlap) => onChange({ tiling: { overlap } })}
        />
      )}
    </>
  );
}
