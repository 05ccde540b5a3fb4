import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isStale } from '../../../cli/stale.mjs';

const day = 24 * 60 * 60 * 1000;

describe('What was built is stale', () => {
  test('when it is not there', () => {
    const { folder, sources } = aBuild();
    expect(isStale(join(folder, 'nowhere.mjs'), sources)).toBe(true);
  });

  test('when a source deep in a folder was edited since', () => {
    const { output, sources, edited } = aBuild();
    expect(isStale(output, sources)).toBe(false);
    utimesSync(edited, new Date(), new Date(Date.now() + day));
    expect(isStale(output, sources)).toBe(true);
  });

  test('when a source was deleted since', () => {
    const { output, sources, edited } = aBuild();
    rmSync(edited);
    expect(isStale(output, sources)).toBe(true);
  });

  test('but not because a source does not exist', () => {
    const { folder, output, sources } = aBuild();
    expect(isStale(output, [...sources, join(folder, 'optional')])).toBe(false);
  });
});

/** Sources two days old, and what was built from them yesterday. */
function aBuild() {
  const folder = mkdtempSync(join(tmpdir(), 'neuromatrix-stale-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const inner = join(folder, 'source/inner');
  mkdirSync(inner, { recursive: true });
  const edited = join(inner, 'a.ts');
  const output = join(folder, 'main.mjs');
  writeFileSync(edited, '');
  writeFileSync(output, '');
  const old = new Date(Date.now() - 2 * day);
  for (const path of [edited, inner, join(folder, 'source')]) utimesSync(path, old, old);
  const yesterday = new Date(Date.now() - day);
  utimesSync(output, yesterday, yesterday);
  return { folder, edited, output, sources: [join(folder, 'source')] };
}
