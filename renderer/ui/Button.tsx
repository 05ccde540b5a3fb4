import type { ComponentProps } from 'react';
import { decodeTextFile } from '../../shared/text/decode-text-file.ts';
import styles from './Button.module.css';
import { windowWords } from '../../shared/words/window.ts';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the main action; `danger` for an action that destroys something. */
  readonly look?: 'plain' | 'primary' | 'danger';
  /** Has the focus when its dialog opens. */
  readonly 'data-initial-focus'?: boolean;
}

/** A button with words. */
export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  const classes = [styles['button'], className].filter(Boolean).join(' ');
  return <button type="button" {...rest} className={classes} data-look={look} />;
}

/** A button that opens a text file of the person, without a way to write it back. `onText` gets its text. */
export function FileButton({
  children,
  accept,
  mostBytes,
  onText,
  onFailure,
}: {
  readonly children: string;
  /** As the `accept` of a file input. */
  readonly accept: string;
  readonly mostBytes: number;
  readonly onText: (text: string, fileName: string) => void;
  /** Gets a sentence. */
  readonly onFailure: (problem: string) => void;
}) {
  const open = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostBytes) return onFailure(windowWords.isTooLarge(file.name));
    onFailure('');
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { nameOfBytes } = await import('../../shared/open/open-file.ts');
    const foreign = nameOfBytes(bytes, file.name);
    if (foreign !== null) return onFailure(windowWords.isNotTextOrTable(file.name, foreign));
    const decoded = decodeTextFile(bytes);
    if (decoded === null) return onFailure(windowWords.isNotText(file.name));
    if (decoded.remark !== null) onFailure(`${file.name} ${decoded.remark}`);
    onText(decoded.text, file.name);
  };
  return (
    <label className={styles['file']}>
      {children}
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          void open(file);
          // If the person chooses the same file again, it is read again.
          event.target.value = '';
        }}
      />
    </label>
  );
}
