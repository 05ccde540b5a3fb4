import { useState } from 'react';
import { imageOptionsSchema, type ImageOptions } from '../../shared/paint/image-options.ts';
import { exportImage } from '../editor/export-image.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useCloseDialog } from './use-close-dialog.ts';
import styles from './form.module.css';

// Paper is white: figures and slides start from the light theme, whatever the window shows.
const usual: ImageOptions = imageOptionsSchema.parse({});

const formats = [
  { value: 'png', label: 'PNG' },
  { value: 'jpeg', label: 'JPEG' },
  { value: 'webp', label: 'WebP' },
  { value: 'svg', label: 'SVG' },
] as const;
const scales = [
  { value: '1', label: '1×' },
  { value: '2', label: '2×' },
  { value: '3', label: '3×' },
  { value: '4', label: '4×' },
] as const;
const backgrounds = [
  { value: 'white', label: 'White' },
  { value: 'theme', label: 'Theme' },
  { value: 'transparent', label: 'None' },
] as const;
const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** Makes a picture of the whole diagram. */
export function ExportDialog() {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const [options, setOptions] = useState(usual);
  const [busy, setBusy] = useState(false);
  const change = (patch: Partial<ImageOptions>) => setOptions((now) => ({ ...now, ...patch }));

  const run = async () => {
    setBusy(true);
    close();
    await exportImage(workbench, options);
  };
  const actions = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button look="primary" disabled={busy} onClick={() => void run()} data-initial-focus>
        Export…
      </Button>
    </>
  );
  return (
    <Dialog title="Export Image" width="narrow" onClose={close} actions={actions}>
      <div className={styles['form']}>
        <Choice
          label="Format"
          value={options.format}
          options={formats}
          onChange={(format) => change({ format })}
        />
        {options.size.by === 'scale' && options.format !== 'svg' && (
          <Choice
            label="Pixels per unit"
            value={String(options.size.scale)}
            options={scales}
            onChange={(scale) => change({ size: { by: 'scale', scale: Number(scale) } })}
          />
        )}
        <Choice
          label="Theme"
          value={options.theme}
          options={themes}
          onChange={(theme) => change({ theme })}
        />
        <Choice
          label="Background"
          value={options.background}
          options={backgrounds}
          onChange={(background) => change({ background })}
        />
        <p className={styles['hint']}>
          {options.format !== 'svg'
            ? 'For documents and slides. 2× is sharp on most screens, 4× in print.'
            : 'Sharp at any size, with real text; opens in a browser or a drawing program.'}
        </p>
      </div>
    </Dialog>
  );
}
