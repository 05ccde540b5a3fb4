import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { parseProject } from '../../shared/project/parse-project.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { aNode, aProject } from './a-project.ts';

/** A file with one node, of the file's name. */
export async function aProjectFile(folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.neuromatrix`);
  await writeFile(path, serializeProject(aProject({ nodes: [aNode({ label: name })] })));
  return path;
}

/** Unsaved work: another title for the project. */
export async function retitle(page: Page, title: string): Promise<void> {
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.keyboard.press('Tab');
}

export async function titleOnDisk(path: string): Promise<string> {
  const read = parseProject(await readFile(path, 'utf8'));
  return read.ok ? read.value.metadata.title : `unreadable: ${read.error.kind}`;
}
