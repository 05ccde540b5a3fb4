import type { ImageOptions } from '../../shared/project/image-formats.ts';
import { pixelScale } from '../../shared/paint/raster-size.ts';
import { unreachable } from '../../shared/result.ts';
import type { Bounds } from '../../shared/scene/primitives.ts';
import { Choice } from '../ui/Choice.tsx';
import { OptionNumber, type OptionFields, OptionCheck } from './OptionInputs.tsx';
import styles from './export.module.css';

type Size = ImageOptions['size'];

const measures = [
  { value: 'scale', label: 'Scale' },
  { value: 'width', label: 'Width' },
  { value: 'dpi', label: 'DPI' },
] as const;
const scales = {
  label: 'Usual scales',
  options: [1, 2, 3, 4].map((times) => ({ value: String(times), label: `${times}×` })),
  field: { label: 'Pixels a diagram unit', unit: '×', range: { min: 0.01, max: 100 }, step: 0.5 },
};
const resolutions = {
  label: 'Usual resolutions',
  options: [96, 150, 300, 600, 1_200].map((dpi) => ({ value: String(dpi), label: String(dpi) })),
  field: { label: 'Pixels an inch', unit: 'DPI', range: { min: 1, max: 9_600 }, step: 10 },
};

/** The size in pixels, in any of three measures. `frame` in diagram units. */
export function SizeFields({ options, onChange, frame }: OptionFields & { frame: Bounds }) {
  const { size } = options;
  const change = (next: Size) => onChange({ size: next });
  return (
    <div className={styles['group']}>
      <Choice
        label="Size by"
        value={size.by}
        options={measures}
        onChange={(by) => change(sizeBy(by, pixelScale(frame, size), frame.width))}
      />
      <div className={styles['compact']}>
        <SizeValue size={size} onChange={change} />
      </div>
    </div>
  );
}

function SizeValue({ size, onChange }: { size: Size; onChange: (size: Size) => void }) {
  switch (size.by) {
    case 'scale':
      return (
        <Measure
          value={size.scale}
          measure={scales}
          onChange={(times) => onChange({ by: 'scale', scale: times })}
        />
      );
    case 'dpi':
      return (
        <Measure
          value={size.dpi}
          measure={resolutions}
          onChange={(dpi) => onChange({ by: 'dpi', dpi })}
        />
      );
    case 'width':
      return (
        <OptionNumber
          label="Width"
          unit="pixels"
          value={size.pixels}
          range={{ min: 1, max: 32_000 }}
          step={100}
          isWhole
          onChange={(pixels) => onChange({ by: 'width', pixels })}
        />
      );
    default:
      return unreachable(size);
  }
}

interface MeasureProps {
  readonly value: number;
  readonly measure: typeof scales;
  readonly onChange: (value: number) => void;
}

/** The usual values with one click; any other value can be typed. */
function Measure({ value, measure: { label, options, field }, onChange }: MeasureProps) {
  return (
    <>
      <Choice
        label={label}
        value={String(value)}
        options={options}
        onChange={(chosen) => onChange(Number(chosen))}
      />
      <OptionNumber {...field} value={value} onChange={onChange} />
    </>
  );
}

/** The same size in another measure, as exactly as whole pixels allow. `width` in diagram units. */
function sizeBy(by: Size['by'], scale: number, width: number): Size {
  switch (by) {
    case 'scale':
      return { by, scale: between(0.01, Math.round(scale * 100) / 100, 100) };
    case 'width':
      return { by, pixels: between(1, Math.round(width * scale), 32_000) };
    case 'dpi':
      return { by, dpi: between(1, Math.round(scale * 96), 9_600) };
    default:
      return unreachable(by);
  }
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

type Page = ImageOptions['page'];
type Paper = Exclude<Page, { paper: 'fit' }>;

const papers = [
  { value: 'fit', label: 'Fit' },
  { value: 'a4', label: 'A4' },
  { value: 'a3', label: 'A3' },
  { value: 'letter', label: 'Letter' },
] as const;
const orientations = [
  { value: 'auto', label: 'Auto' },
  { value: 'portrait', label: 'Portrait' },
  { value: 'landscape', label: 'Landscape' },
] as const;
/** In millimetres: enough to glue sheets together. */
const usualOverlap = 10;

/** The pages of a PDF or a print for the picture. `hasSheets`: it has parts that can have pages of their own. */
export function PageFields({
  options,
  onChange,
  hasSheets,
}: OptionFields & { hasSheets: boolean }) {
  const { page, sheets } = options;
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
      {hasSheets && (
        <OptionCheck
          label="One page for each outer compartment or group"
          value={sheets}
          onChange={(isOn) => onChange({ sheets: isOn })}
        />
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
