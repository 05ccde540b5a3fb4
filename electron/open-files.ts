import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The files named on a command line, as absolute paths. What starts with a dash is for Electron or Chromium, up to
 * a `--`. Started as `electron FOLDER FILE…` the first plain word is the program itself; a package has none.
 */
export function filesOnCommandLine(
  argv: readonly string[],
  workingDirectory: string,
  isPackaged: boolean,
): string[] {
  const words = plainWords(argv.slice(1));
  return words
    .slice(isPackaged ? 0 : 1)
    .flatMap((word) => pathOf(word, workingDirectory))
    .filter((path, index, all) => all.indexOf(path) === index);
}

function plainWords(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const after = end < 0 ? [] : words.slice(end + 1);
  return [...before.filter((word) => word !== '' && !word.startsWith('-')), ...after];
}

/** Linux desktops pass `file:` addresses; other addresses are not for us. */
function pathOf(word: string, workingDirectory: string): string[] {
  if (!/^[a-z][a-z\d+.-]+:\/\//iu.test(word)) return [resolve(workingDirectory, word)];
  try {
    return [fileURLToPath(word)];
  } catch {
    return [];
  }
}
