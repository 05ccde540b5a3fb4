import type { ComponentProps } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one thing that is meant here; `danger` for what destroys. */
  readonly look?: 'plain' | 'primary' | 'danger';
  /** Has the focus when its dialog opens. */
  readonly 'data-initial-focus'?: boolean;
}

/** A button with words. */
export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  const classes = [styles['button'], className].filter(Boolean).join(' ');
  return <button type="button" {...rest} className={classes} data-look={look} />;
}
