import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);

export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

interface BrowserServerModule {
  readonly createBrowserServer: (folder: string, startupFile: StartupFile) => Server;
  readonly listen: (server: Server, port: number) => Promise<string>;
}

interface StartupFile {
  readonly hash: string;
}

interface StartupFileModule {
  readonly createStartupFile: (path: string | null) => StartupFile;
}

/** Serves the built browser edition as `npm start -- --browser` does. Port 0: any that is free. */
export async function servePages(file: string | null, port: number): Promise<PageServer> {
  // Plain scripts without types; these are the parts used.
  const { createBrowserServer, listen } = (await import(
    new URL('cli/browser-server.mjs', root).href
  )) as BrowserServerModule;
  const { createStartupFile } = (await import(
    new URL('cli/startup-file.mjs', root).href
  )) as StartupFileModule;
  const folder = join(fileURLToPath(root), 'out', 'renderer');
  const startupFile = createStartupFile(file);
  const server = createBrowserServer(folder, startupFile);
  const address = (await listen(server, port)) + startupFile.hash;
  return {
    address,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
