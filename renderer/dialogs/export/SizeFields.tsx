import type { ImageOptions } from '../../../shared/paint/image-options.ts';
import { pixelScale } from '../../../shared/paint/image-size.ts';
import { unreachable } from '../../../shared/result.ts';
import type { Bounds } from '../../../shared/scene/primitives.ts';
import { Choice } from '../../ui/Choice.tsx';
import { OptionNumber } from './OptionNumber.tsx';
import styles from './export.module.css';
import type { OptionFields } from './option-change.ts';

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
  options: [96, 150, 300, 600].map((dpi) => ({ value: String(dpi), label: String(dpi) })),
  field: { label: 'Pixels an inch', unit: 'DPI', range: { min: 1, max: 9_600 }, step: 10 },
};

/** How many pixels there are, by whichever of three measures a person thinks in. `frame` in diagram units. */
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

/** The usual values at one click, any other to be typed. */
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

/** The same size in another measure, as far as whole pixels allow. `width` in diagram units. */
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
