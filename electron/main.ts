import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { app, nativeTheme, session, shell } from 'electron';
import { createAnswers, openDropped } from './answers.ts';
import {
  appOrigin,
  registerAppScheme,
  serveAppPages,
  denyPermissions,
  lockDownPages,
} from './app-protocol.ts';
import { commandWords, runCommand } from './command-line.ts';
import { createFaultRecords, type FaultRecords } from './crash-report.ts';
import { createDesktop } from './create-desktop.ts';
import type { Desktop } from './desktop.ts';
import type { Log } from './log.ts';
import { lookForUpdate, updateFeedOf } from './updates.ts';
import { portableFolder } from './own-folder.ts';
import { answerRequests } from './requests.ts';
import {
  collectRequestedFiles,
  isFirstInstance,
  openFirstWindows,
  welcomeSecondInstances,
  reportUnhandledErrors,
  tellOfUpdate,
  type RequestedFiles,
} from './startup.ts';

const command = app.isPackaged ? commandWords(process.argv) : null;
if (command) void runCommand(command);
else startEditor();

function startEditor(): void {
  const portable = app.isPackaged ? portableFolder(process) : null;
  if (portable !== null) app.setPath('userData', portable);
  const folder = app.getPath('userData');
  const logFile = join(folder, 'neuromatrix.log');
  const reports = join(folder, 'crash reports');
  const faults = createFaultRecords({
    folder: reports,
    logFile,
    facts: systemFacts,
    now: () => new Date(),
  });
  reportUnhandledErrors(faults);
  const requested = collectRequestedFiles();
  registerAppScheme();
  lockDownPages(developmentServer());
  app.setAppUserModelId('org.neuromatrix.editor');
  if (isFirstInstance()) void app.whenReady().then(() => run({ faults, logFile }, requested));
  else app.quit();
}

interface Records {
  readonly faults: FaultRecords;
  readonly logFile: string;
}

async function run({ faults, logFile }: Records, requested: RequestedFiles): Promise<void> {
  const pageUrl = developmentServer() ?? `${appOrigin}/index.html`;
  serveAppPages(join(import.meta.dirname, '../renderer'));
  denyPermissions();
  const desktop = await createDesktop({
    lookForUpdate: await updateLooking(faults.log),
    pageUrl,
    faults,
    showLog: () => showLog(logFile),
  });
  nativeTheme.themeSource = desktop.settings.get().theme;
  answerRequests({
    documents: desktop.documents,
    formats: desktop.formats,
    origin: pageUrl,
    answers: createAnswers(desktop),
    openDropped: (document, file) => openDropped(desktop, document, file),
  });
  welcomeSecondInstances(desktop);
  app.on('activate', () => void (desktop.front() ?? desktop.newDocument()));
  app.on('window-all-closed', () => process.platform === 'darwin' || app.quit());
  await openFirstWindows(desktop, requested);
  await tellOfUpdate(desktop);
}

/** In its folder, where the reports of crashes are too. A program without a fault has no log yet: then only the folder. */
function showLog(logFile: string): void {
  if (existsSync(logFile)) shell.showItemInFolder(logFile);
  else void shell.openPath(dirname(logFile));
}

/** `null` where the package names no feed. The question goes over a session of its own, which no page has. */
async function updateLooking(log: Log): Promise<Desktop['lookForUpdate']> {
  const feed = updateFeedOf(await readFile(join(app.getAppPath(), 'package.json'), 'utf8'));
  if (feed === null) return null;
  const asking = session.fromPartition('updates', { cache: false });
  const fetch = (url: string, options: RequestInit) => asking.fetch(url, options);
  return () => lookForUpdate({ feed, current: app.getVersion(), fetch }, log);
}

/** For a crash report: what the program runs on. */
function systemFacts(): string[] {
  const { electron, chrome, node } = process.versions;
  const gigabytes = (totalmem() / 2 ** 30).toFixed(1);
  return [
    `Neuromatrix ${app.getVersion()}${app.isPackaged ? '' : ' (not packaged)'}`,
    `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    `${process.platform} ${process.arch}, ${release()}, ${gigabytes} GB of memory`,
    `Drawing: ${app.isReady() ? JSON.stringify(app.getGPUFeatureStatus()) : 'not known yet'}`,
    `Running for ${Math.round(process.uptime())} s`,
  ];
}

/** Vite's server in development; a package never looks elsewhere for its pages. */
function developmentServer(): string | null {
  return app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
}
