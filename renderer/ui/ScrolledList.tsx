import type { ComponentProps } from 'react';

/** A list that scrolls. The keyboard reaches it even if nothing in it can have the focus. It needs a name. */
export function ScrolledList(props: ComponentProps<'ul'>) {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  return <ul {...props} tabIndex={0} />;
}
