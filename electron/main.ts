import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { createAnswers, openDropped } from './answers.ts';
import {
  appOrigin,
  registerAppScheme,
  serveAppPages,
  denyPermissions,
  lockDownPages,
} from './app-protocol.ts';
import { commandWords, runCommand } from './command-line.ts';
import { createDesktop } from './create-desktop.ts';
import { createLog, type Log } from './log.ts';
import { answerRequests } from './requests.ts';
import {
  collectRequestedFiles,
  isFirstInstance,
  openFirstWindows,
  welcomeSecondInstances,
  reportUnhandledErrors,
  type RequestedFiles,
} from './startup.ts';

const command = app.isPackaged ? commandWords(process.argv) : null;
if (command) void runCommand(command);
else startEditor();

function startEditor(): void {
  const log = createLog(join(app.getPath('userData'), 'neuromatrix.log'));
  reportUnhandledErrors(log);
  const requested = collectRequestedFiles();
  registerAppScheme();
  lockDownPages(developmentServer());
  app.setAppUserModelId('org.neuromatrix.editor');
  if (isFirstInstance()) void app.whenReady().then(() => run(log, requested));
  else app.quit();
}

async function run(log: Log, requested: RequestedFiles): Promise<void> {
  const pageUrl = developmentServer() ?? `${appOrigin}/index.html`;
  serveAppPages(join(import.meta.dirname, '../renderer'));
  denyPermissions();
  const desktop = await createDesktop(pageUrl, log);
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
}

/** Vite's server in development; a package never looks elsewhere for its pages. */
function developmentServer(): string | null {
  return app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
}
