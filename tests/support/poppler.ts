import { execFile, execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';

const run = promisify(execFile);

/** Poppler's tools show PDF files as somebody else's program does. Where they are not installed, such tests are left out. */
export const hasPoppler = isThere('pdftoppm') && isThere('pdftotext') && isThere('pdffonts');

/** The text of all pages, as a person would copy it. */
export async function pdfText(path: string): Promise<string> {
  return (await run('pdftotext', ['-enc', 'UTF-8', path, '-'])).stdout;
}

/** Name, kind, encoding, and whether it is embedded, a subset, and with Unicode: a line for each font. */
export async function pdfFonts(path: string): Promise<string[]> {
  const { stdout } = await run('pdffonts', [path]);
  return stdout.trim().split('\n').slice(2);
}

/** A page as pixels; at 96 an inch, a pixel is a diagram unit at actual size. */
export async function pdfPicture(path: string, perInch = 96, page = 1): Promise<PNG> {
  const output = `${path}-${page}`;
  const pages = ['-f', String(page), '-l', String(page), '-singlefile'];
  await run('pdftoppm', ['-png', '-r', String(perInch), ...pages, path, output]);
  return PNG.sync.read(await readFile(`${output}.png`));
}

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
