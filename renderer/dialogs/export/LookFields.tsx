import type { ImageOptions } from '../../../shared/paint/image-options.ts';
import { Choice } from '../../ui/Choice.tsx';
import { OptionNumber } from './OptionNumber.tsx';
import styles from './export.module.css';
import type { OptionFields } from './option-change.ts';

type Background = ImageOptions['background'];

const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const backgrounds = [
  { value: 'white', label: 'White' },
  { value: 'theme', label: 'Theme' },
  { value: 'transparent', label: 'None' },
  { value: 'color', label: 'Colour' },
] as const;
/** What the colour is before one is chosen. */
const usualColor = '#f1f5f9';

interface LookFieldsProps extends OptionFields {
  /** A JPEG or paper, on which nothing is transparent. */
  readonly isOpaque: boolean;
}

/** Theme, background and margin. */
export function LookFields({ options, onChange, isOpaque }: LookFieldsProps) {
  const { background, margin, theme } = options;
  const offered = backgrounds.filter(({ value }) => !isOpaque || value !== 'transparent');
  const shown = wordFor(background);
  return (
    <div className={styles['group']}>
      <div className={styles['pair']}>
        <Choice
          label="Look"
          value={theme}
          options={themes}
          onChange={(next) => onChange(inTheme(next, background))}
        />
        <OptionNumber
          label="Margin"
          unit="units"
          value={margin}
          range={{ min: 0, max: 10_000 }}
          step={4}
          onChange={(next) => onChange({ margin: next })}
        />
      </div>
      <Choice
        label="Background"
        value={isOpaque && shown === 'transparent' ? groundOf(theme) : shown}
        options={offered}
        onChange={(next) => onChange({ background: next === 'color' ? usualColor : next })}
      />
      {shown === 'color' && (
        <label className={styles['color']}>
          <input
            type="color"
            value={background.slice(0, 7)}
            onChange={(event) => onChange({ background: event.target.value })}
          />
          <span>Colour of the background</span>
          <code>{background}</code>
        </label>
      )}
    </div>
  );
}

/** The light lines and letters of the dark look cannot be seen on white, which is there unless another was chosen. */
function inTheme(
  theme: ImageOptions['theme'],
  background: Background,
): Pick<ImageOptions, 'theme'> & Partial<Pick<ImageOptions, 'background'>> {
  return theme === 'dark' && background === 'white' ? { theme, background: 'theme' } : { theme };
}

/** What would be transparent is so where it cannot be. */
function groundOf(theme: ImageOptions['theme']): 'white' | 'theme' {
  return theme === 'dark' ? 'theme' : 'white';
}

function wordFor(background: Background): (typeof backgrounds)[number]['value'] {
  if (background === 'white' || background === 'theme') return background;
  return background === 'transparent' || background === 'none' ? 'transparent' : 'color';
}
