import { app, session } from 'electron';
import { isOwnPage } from './page-files.ts';

/**
 * No page of ours goes anywhere else, opens anything, or uses a device: whatever it holds then stays in it.
 * A development server's page may be loaded anew, as hot reload does.
 */
export function lockDownPages(developmentServer: string | null): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      const isReload = developmentServer !== null && isOwnPage(event.url, developmentServer);
      if (!isReload) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Can run only when the app is ready. The clipboard is read and written by the main process. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  );
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
}
