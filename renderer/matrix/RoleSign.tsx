import type { CSSProperties } from 'react';
import { roleSigns, type Role } from '../../shared/matrix/roles.ts';
import styles from './matrix.module.css';

/** Outlines in a box of 14 by 14; the shape says the role without colour. */
const outlines: Readonly<Record<Role, string>> = {
  precursor: 'M7 2a5 5 0 1 0 0 10a5 5 0 1 0 0-10Z',
  cofactor: 'M7 1.2 12.8 7 7 12.8 1.2 7Z',
  indirect: 'M4 2h6l3 5-3 5H4L1 7Z',
  release: 'M4.6 3h8.2l-3.4 8H1.2Z',
  clearance: 'M2.2 3h9.6v8H2.2Z',
  raises: 'M7 2 12.8 12H1.2Z',
  lowers: 'M7 12 1.2 2h11.6Z',
};

/** The mark of a role in a cell and in the legend; dashed where the path is contested. */
export function RoleSign({ sign, isContested = false }: { sign: Role; isContested?: boolean }) {
  return (
    <svg
      className={styles['sign']}
      style={colors(sign)}
      viewBox="0 0 14 14"
      width="13"
      height="13"
      aria-hidden="true"
      focusable="false"
    >
      <path d={outlines[sign]} strokeDasharray={isContested ? '2 1.6' : undefined} />
    </svg>
  );
}

/** The style sheet takes those of the theme. */
function colors(sign: Role): CSSProperties & Record<`--${string}`, string> {
  const { fill, border, dark } = roleSigns[sign];
  return {
    '--sign-fill': fill,
    '--sign-border': border,
    '--sign-fill-dark': dark.fill,
    '--sign-border-dark': dark.border,
  };
}
