import type { ComponentProps } from 'react';

/** A list that scrolls, which the keyboard reaches also where nothing in it can have the focus. Name it. */
export function ScrolledList(props: ComponentProps<'ul'>) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  return <ul {...props} tabIndex={0} />;
}
