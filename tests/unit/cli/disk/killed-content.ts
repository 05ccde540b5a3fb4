import type { DesktopFile } from '../../../../electron/desktop.ts';
import type { Draft } from '../../../../shared/session/drafts.ts';
import type { StoredVersion } from '../../../../shared/session/versions.ts';

/** What the program writes when it is killed. */
export type Kind = 'file' | 'draft' | 'version';

const textOf = (letter: string) => letter.repeat(60_000);

/** The same draft of one document each time, but for its text. */
export function draftOf(letter: string): Draft<DesktopFile> {
  return { id: 'd', name: 'Work', file: null, time: 1, text: textOf(letter) };
}

export function versionOf(letter: string): {
  readonly version: StoredVersion<DesktopFile>;
  readonly content: string;
} {
  const content = textOf(letter);
  return {
    content,
    version: {
      id: 'v',
      key: 'k',
      file: { path: '/a', realPath: '/a' },
      time: 1,
      name: 'a.neuromatrix',
      bytes: content.length,
      hash: letter,
      reason: 'saved',
      size: null,
      changes: null,
      hasValues: false,
    },
  };
}
