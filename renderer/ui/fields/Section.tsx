import { ChevronDown, ChevronRight, X } from 'lucide-react';
import { createContext, use, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import inspector from '../inspector.module.css';
import styles from './fields.module.css';

interface Folds {
  /** Titles of the sections that a person opened or closed against the default. */
  readonly toggled: ReadonlySet<string>;
  readonly toggle: (title: string) => void;
}

const FoldsContext = createContext<Folds>({ toggled: new Set(), toggle: () => undefined });

/** Remembers which sections are folded while their content comes and goes. */
export function SectionFolds({ children }: { children: ReactNode }) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const toggle = (title: string) => {
    const next = new Set(toggled);
    if (!next.delete(title)) next.add(title);
    setToggled(next);
  };
  return <FoldsContext value={{ toggled, toggle }}>{children}</FoldsContext>;
}

/** A part of the inspector under a heading; a `folded` one starts closed and can be opened. */
export function Section({
  title,
  folded = false,
  children,
}: {
  title: string;
  folded?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const { toggled, toggle } = use(FoldsContext);
  const isOpen = !folded || toggled.has(title);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h3 id={id}>
        {folded ? (
          <button type="button" aria-expanded={isOpen} onClick={() => toggle(title)}>
            <Chevron size="0.75rem" aria-hidden="true" />
            {title}
          </button>
        ) : (
          title
        )}
      </h3>
      {isOpen && children}
    </section>
  );
}

/** The head of a panel that a command opened; it takes the focus, so that a person who does not see it is there. */
export function PanelHeader({ title, onClose }: { title: string; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <header className={inspector['header']}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <button
        type="button"
        className={inspector['close']}
        aria-label="Close panel"
        onClick={onClose}
      >
        <X size="0.875rem" aria-hidden="true" />
      </button>
    </header>
  );
}
