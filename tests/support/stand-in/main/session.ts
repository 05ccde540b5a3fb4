import type { Session, WebContents } from 'electron';
import { answerHost } from './host.ts';
import { onlyWhatIsThere } from './only-what-is-there.ts';
import { windowWith } from './open-windows.ts';
import { protocol } from './protocol.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];

/** Names of the web's permissions, and Electron's for the same. */
const electronNames: Readonly<Record<string, string>> = {
  camera: 'media',
  microphone: 'media',
  'clipboard-write': 'clipboard-sanitized-write',
};

let requestHandler: RequestHandler = null;
let checkHandler: CheckHandler = null;

const defaultSession = onlyWhatIsThere<Session>('session.defaultSession', {
  protocol,
  setPermissionRequestHandler: (handler: RequestHandler) => {
    requestHandler = handler;
  },
  setPermissionCheckHandler: (handler: CheckHandler) => {
    checkHandler = handler;
  },
  // There are no such devices here, so nobody asks.
  setDevicePermissionHandler: () => undefined,
  setDisplayMediaRequestHandler: () => undefined,
  setUSBProtectedClassesHandler: () => undefined,
  setBluetoothPairingHandler: () => undefined,
  setSpellCheckerEnabled: () => undefined,
  setSpellCheckerDictionaryDownloadURL: () => undefined,
  setSpellCheckerLanguages: () => undefined,
  on: () => defaultSession,
  clearCache: () => Promise.resolve(),
});

export const session = onlyWhatIsThere<typeof Electron.session>('session', { defaultSession });

/** Electron's defaults are generous: without a handler everything is granted. */
async function isGranted(contents: WebContents, name: string): Promise<boolean> {
  // Names come from the table in the host.
  const permission = (electronNames[name] ?? name) as Parameters<NonNullable<CheckHandler>>[1];
  const origin = new URL(contents.getURL()).origin;
  // Details name the frame that asks; handlers that read more of them fail loudly.
  const checked = checkHandler?.(
    contents,
    permission,
    origin,
    onlyWhatIsThere('details', { isMainFrame: true, requestingUrl: contents.getURL() }),
  );
  if (checked === false) return false;
  if (!requestHandler) return true;
  return new Promise((resolve) => {
    requestHandler?.(
      contents,
      permission,
      resolve,
      onlyWhatIsThere('details', { isMainFrame: true, requestingUrl: contents.getURL() }),
    );
  });
}

answerHost({
  grantedPermissions: async ({ id, names }) => {
    const { whole } = windowWith(id).contents;
    const granted: string[] = [];
    for (const name of names) if (await isGranted(whole, name)) granted.push(name);
    return granted;
  },
});
