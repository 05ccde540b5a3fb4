import { useEffect, useRef, useState, type RefObject } from 'react';
import styles from './export.module.css';
import { paintPreview, previewSize, type Preview } from './paint-preview.ts';

/** What the image will show, as large as there is room for it. */
export function ImagePreview({ preview, label }: { preview: Preview; label: string }) {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const room = useRoom(stage);
  useEffect(() => {
    const element = canvas.current;
    if (!element || !room) return undefined;
    // When the window is shown next: of several changes until then only the last is painted.
    const frame = requestAnimationFrame(() => {
      const size = previewSize(preview, room);
      element.style.width = `${size.width}px`;
      element.style.height = `${size.height}px`;
      paintPreview(element, preview, size, window.devicePixelRatio);
    });
    return () => cancelAnimationFrame(frame);
  }, [preview, room]);
  const { picture, sheets } = preview;
  return (
    <div className={styles['stage']} ref={stage}>
      <canvas
        ref={canvas}
        className={styles['picture']}
        data-ground={picture.background === null && !sheets ? picture.theme : undefined}
        data-pages={(sheets?.length ?? 1) > 1 ? 'many' : 'one'}
        role="img"
        aria-label={label}
      />
    </div>
  );
}

/** The size of an element's inside in CSS pixels, followed as it changes; null before it is known. */
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
