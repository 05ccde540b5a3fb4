import { Copy, TriangleAlert } from 'lucide-react';
import {
  useId,
  useState,
  type FormEvent,
  useDeferredValue,
  useMemo,
  useEffect,
  useRef,
  type RefObject,
} from 'react';
import { imageFormats, type ImageOptions } from '../../shared/project/image-formats.ts';
import { useDesk, useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { composePicture } from '../../shared/paint/picture.ts';
import { leftOutInWords } from '../../shared/project/shown-part.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { groundOf } from '../../shared/project/themes.ts';
import { type Bounds } from '../../shared/scene/primitives.ts';
import { copyImage, exportImage, whatIfOf, withoutWhatIf } from './export-image.ts';
import { printProject } from './print.ts';
import styles from './export.module.css';
import { OptionsForm } from './OptionsForm.tsx';
import { imageFacts, type ImageFacts } from './image-facts.ts';
import { picturesToDecode } from '../../shared/paint/decoded-pictures.ts';
import { decodePictures } from '../workers/decode-pictures.ts';
import { type Preview, paintPreview, previewSize } from './paint-preview.ts';
import { exportWords } from '../../shared/words/export.ts';

interface ExportDialogProps {
  readonly purpose: 'export' | 'print';
  /** The last options. */
  readonly initial: ImageOptions;
}

/** Shows a preview of an image or a print while its options are chosen, and makes it. */
export function ExportDialog({ purpose, initial }: ExportDialogProps) {
  const { editor } = useWorkbench();
  const formId = useId();
  // The project when the dialog opened: the dialog is modal, so nothing else changes it meanwhile.
  const [{ project, selection }] = useState(() => {
    const { history, selection: selected } = editor.store.getState();
    return { project: history.present, selection: [...selected] };
  });
  const [options, setOptions] = useState(initial);
  const change = (patch: Partial<ImageOptions>) => setOptions((now) => ({ ...now, ...patch }));
  const { preview, facts, frame } = useShownImage(project, options);
  const isPrint = purpose === 'print';
  const leftOut = leftOutInWords(project);
  const isCarried = !isPrint && options.embedProject && imageFormats[options.format].carriesProject;
  const scenario = useDesk((state) => state.shown);
  const outcome = useOutcome(isPrint, options, facts.problem !== null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    outcome.make();
  };
  const actions = (
    <>
      {!isPrint && <CopyButton isDisabled={outcome.isDisabled} onClick={outcome.copy} />}
      <Button onClick={outcome.cancel}>{exportWords.cancel}</Button>
      <Button
        look="primary"
        type="submit"
        form={formId}
        aria-disabled={outcome.isDisabled}
        data-initial-focus
      >
        {isPrint ? exportWords.print : exportWords.export}
      </Button>
    </>
  );
  return (
    <Dialog
      title={isPrint ? exportWords.print2 : exportWords.exportImage}
      width="full"
      onClose={outcome.cancel}
      actions={actions}
    >
      <div className={styles['export']}>
        <div className={styles['shown']}>
          <ImagePreview preview={preview} label={exportWords.preview(facts.size)} />
          <ImageOutcome
            facts={facts}
            onScale={(scale) => change({ size: { by: 'scale', scale } })}
          />
          {leftOut !== '' && (
            <p className={styles['whatif']}>
              Not in the image: {leftOut}.
              {isCarried && ' The project that it carries still has them.'}
            </p>
          )}
          {scenario && options.whatIf === null && (
            <p className={styles['whatif']}>{withoutWhatIf}</p>
          )}
        </div>
        <form id={formId} className={styles['options']} onSubmit={submit} noValidate>
          <OptionsForm
            {...{ isPrint, project, selection, frame, options }}
            whatIf={scenario && whatIfOf(scenario)}
            onChange={change}
          />
        </form>
      </div>
    </Dialog>
  );
}

/** The ways to leave the dialog. An image that cannot be made is not tried. */
function useOutcome(isPrint: boolean, options: ImageOptions, isDisabled: boolean) {
  const workbench = useWorkbench();
  const cancel = useCloseDialog();
  const leaveFor = (run: () => Promise<void>) => () => {
    if (isDisabled) return;
    cancel();
    void run();
  };
  return {
    isDisabled,
    cancel,
    make: leaveFor(() => (isPrint ? printProject : exportImage)(workbench, options)),
    copy: leaveFor(() => copyImage(workbench, options)),
  };
}

function CopyButton({ isDisabled, onClick }: { isDisabled: boolean; onClick: () => void }) {
  return (
    <Button className={styles['aside']} aria-disabled={isDisabled} onClick={onClick}>
      <Copy size="0.875rem" aria-hidden />
      {exportWords.copy}
    </Button>
  );
}

interface ShownImage {
  readonly preview: Preview;
  readonly facts: ImageFacts;
  /** In diagram units. */
  readonly frame: Bounds;
}

/** The image with these options. The fields stay fast: the preview may lag behind while much is drawn. */
export function useShownImage(project: Project, options: ImageOptions): ShownImage {
  const shown = useDeferredValue(options);
  const { part, margin, theme, background, format, legend, references, titleBlock, whatIf } = shown;
  const { size, page, look, sheets } = shown;
  // The options of the format that can be seen in the preview.
  const { isOpaque } = imageFormats[format];
  const picture = useMemo(
    () => composePicture(project, shown),
    // The others have no part in what is seen.
    // oxlint-disable-next-line react/exhaustive-deps
    [
      project,
      part,
      margin,
      theme,
      background,
      isOpaque,
      legend,
      references,
      titleBlock,
      whatIf,
      look,
      sheets,
    ],
  );
  const facts = useMemo(
    () => imageFacts(picture, { format, size, page }),
    [picture, format, size, page],
  );
  const preview = useMemo(() => ({ picture, sheets: facts.sheets }), [picture, facts]);
  return { preview, facts, frame: picture.frame };
}

/** A preview of the image, as large as there is room for it. */
export function ImagePreview({ preview, label }: { preview: Preview; label: string }) {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const room = useRoom(stage);
  useEffect(() => {
    const element = canvas.current;
    if (!element || !room) return undefined;
    // At the next frame: of several changes until then only the last is painted.
    const frame = requestAnimationFrame(() => {
      const size = previewSize(preview, room);
      element.style.width = `${size.width}px`;
      element.style.height = `${size.height}px`;
      const paint = () => paintPreview(element, preview, size, window.devicePixelRatio);
      paint();
      const { items } = preview.picture;
      if (picturesToDecode(items).length > 0) void decodePictures(items).then(paint);
    });
    return () => cancelAnimationFrame(frame);
  }, [preview, room]);
  const { picture, sheets } = preview;
  return (
    <div className={styles['stage']} ref={stage}>
      <canvas
        ref={canvas}
        className={styles['picture']}
        data-ground={picture.background === null && !sheets ? groundOf(picture.theme) : undefined}
        data-pages={(sheets?.length ?? 1) > 1 ? 'many' : 'one'}
        role="img"
        aria-label={label}
      />
    </div>
  );
}

/** The inner size of an element in CSS pixels, followed as it changes; null before it is known. */
function useRoom(
  ref: RefObject<HTMLElement | null>,
): { readonly width: number; readonly height: number } | null {
  const [room, setRoom] = useState<{ width: number; height: number } | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return room;
}

interface ImageOutcomeProps {
  readonly facts: ImageFacts;
  /** Gets the largest possible scale, in pixels for each diagram unit. */
  readonly onScale: (scale: number) => void;
}

/** The size of the image, or why it cannot be made, and what can be done about it. */
export function ImageOutcome({ facts: { size, problem }, onScale }: ImageOutcomeProps) {
  return (
    <div className={styles['outcome']} role="status">
      <p className={styles['size']}>{size}</p>
      {problem && (
        <div className={styles['problem']}>
          <TriangleAlert size="1rem" aria-hidden />
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
      {exportWords.use(scale)}
    </button>
  );
}
