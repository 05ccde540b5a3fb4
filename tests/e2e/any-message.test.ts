import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { droppedFileChannel } from '../../electron/channels.ts';
import { requestSchemas, type RequestName } from '../../shared/host.ts';
import { anyInput, makeValue, type Recipe } from '../support/arbitrary-messages.ts';
import { findElectron } from '../support/launch-electron.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

/** Messages of each request that go each way: some in `npm test`, very many in `npm run soak`. */
const messages = Number(process.env['SOAK_MESSAGES'] ?? 15);

/** They ask the person something, open or close windows, or hand something to the system, if what they are told is right. */
const acting: readonly RequestName[] = [
  'newWindow',
  'openProject',
  'readOther',
  'saveProject',
  'saveProjectAs',
  'exportImage',
  'exportFile',
  'printPages',
  'openWebPage',
  'closeWindow',
];

const requestNames = Object.keys(requestSchemas) as RequestName[]; // a record typed by the names

function isWithoutInput(name: Channel): boolean {
  return (
    name !== droppedFileChannel &&
    requestSchemas[name].safeParse(undefined).success &&
    !requestSchemas[name].safeParse({}).success
  );
}

type Channel = RequestName | typeof droppedFileChannel;

interface Message {
  readonly name: Channel;
  readonly recipe: Recipe;
}

/**
 * `bridged`: by the functions that the page has; `raw`: past these, as a page that broke out of its world. Those make the
 * values themselves, since the bridge would copy only what it knows.
 */
const senders = {
  bridged: `(name, recipe) => window.neuromatrix[name]((${makeValue.toString()})(recipe))`,
  raw: '(name, recipe) => window.rawMessages.send(name, recipe)',
} as const;

const rawPreload = `
const { contextBridge, ipcRenderer } = require('electron');
const make = ${makeValue.toString()};
contextBridge.exposeInMainWorld('rawMessages', { send: (name, recipe) => ipcRenderer.invoke(name, make(recipe)) });
`;

test.skipIf(findElectron() === null).each(['bridged', 'raw'] as const)(
  'whatever a page says by %s messages, the program refuses it or answers, and does nothing else',
  async (sender) => {
    const home = await aTemporaryFolder();
    const folder = join(home, 'test');
    await mkdir(folder);
    await writeFile(join(home, 'secret.txt'), 'not for a page');
    const app = await startApp({ folder });
    app.expectProblem(/Error occurred in handler/u);
    const page = await app.firstWindow();
    if (sender === 'raw') {
      const script = join(folder, 'raw.cjs');
      await writeFile(script, rawPreload);
      await app.guards?.exposeMessages(script);
      await page.reload();
      await page.locator('[data-ready="true"]').waitFor();
    }
    const files = await filesIn(home);

    const channels: readonly Channel[] =
      sender === 'raw' ? [...requestNames, droppedFileChannel] : requestNames;
    const said = channels
      // The bridge leaves out what belongs to no request, which then is right.
      .filter((name) => sender === 'raw' || !isWithoutInput(name))
      .flatMap((name) =>
        fc.sample(anyInput(name), messages).map((recipe): Message => ({ name, recipe })),
      );
    const wrong: string[] = [];
    for (let start = 0; start < said.length; start += 200) {
      const batch = said.slice(start, start + 200).filter((message) => !isAgreed(message));
      const script = `(${sendAll.toString()})(${senders[sender]}, ${JSON.stringify(batch)})`;
      // One after the other: the program refuses a flood.
      // oxlint-disable-next-line no-await-in-loop
      const outcomes = await page.evaluate<string[]>(script);
      for (const [index, message] of batch.entries()) {
        const outcome = outcomes[index] ?? 'nothing';
        if (!isRight(message, outcome))
          wrong.push(`${outcome}: ${message.name} ${JSON.stringify(message.recipe).slice(0, 300)}`);
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);

    expect(app.dialogs.asked()).toEqual([]);
    expect(app.openedWebPages()).toEqual([]);
    expect(app.windows()).toEqual([page]);
    const made = (await filesIn(home)).filter((file) => !files.includes(file));
    expect(made.filter((file) => !ownFiles.test(file))).toEqual([]);
    expect(await readFile(join(home, 'secret.txt'), 'utf8')).toBe('not for a page');
    const log = await readFile(join(app.userData, 'neuromatrix.log'), 'utf8').catch(() => '');
    expect(log).toBe('');
    // And the window goes on working.
    expect(await page.evaluate(() => window.neuromatrix?.recentFiles())).toEqual([]);
    expect(app.problems()).toEqual([]);
  },
  60_000 + messages * 4_000,
);

/** Where the program and Chromium write. */
const ownFiles = /^test\/(?:user-data|home)\/|^test\/agent-[\w-]+\.log/u;

/** What it asks is right, so it would be done. */
function isAgreed(message: Message): boolean {
  return acting.some((name) => name === message.name) && isInContract(message);
}

function isInContract({ name, recipe }: Message): boolean {
  if (name === droppedFileChannel) return false;
  try {
    return requestSchemas[name].safeParse(makeValue(recipe)).success;
  } catch {
    // A value that throws as it is read, which no copy of it does.
    return false;
  }
}

/** What the contract allows is answered, all else is refused with words that tell nothing of the machine. */
function isRight(message: Message, outcome: string): boolean {
  if (outcome === 'not sent' || /too deep|more than the program/u.test(outcome)) return true;
  if (isInContract(message)) return outcome === 'answered';
  return (
    outcome !== 'answered' && !/\/(?:tmp|home|root|work)\/|E[A-Z]{4,}:|': \w+Error:/u.test(outcome)
  );
}

/** Runs in the page. Each outcome is `answered`, `not sent`, or why it was refused. */
async function sendAll(
  send: (name: string, recipe: unknown) => Promise<unknown>,
  batch: readonly { readonly name: string; readonly recipe: unknown }[],
): Promise<string[]> {
  return Promise.all(
    batch.map(async ({ name, recipe }) => {
      try {
        await send(name, recipe);
        return 'answered';
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        // What cannot be copied between processes never leaves the page.
        return words.startsWith('Error invoking remote method') ? words : 'not sent';
      }
    }),
  );
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
