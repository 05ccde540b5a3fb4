import { ChevronDown, ChevronRight } from 'lucide-react';
import { createContext, use, useId, useState, type ReactNode } from 'react';
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
