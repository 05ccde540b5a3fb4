import type { ReactNode } from 'react';
import { useWorkbench } from '../editor/workbench.tsx';

/** A web page, opened in the system's browser and never in this window. `url` is https. */
export function WebLink({
  url,
  children,
  className,
}: {
  url: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  const { host } = useWorkbench();
  return (
    <a
      href={url}
      className={className}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        void host.openWebPage({ url });
      }}
    >
      {children}
    </a>
  );
}
