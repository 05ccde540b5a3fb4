import { eventSchemas, type EventName, type Events, type Host } from '../../shared/host.ts';

declare global {
  interface Window {
    /** Put there by the desktop shell's preload script; absent in the browser edition. */
    readonly neuromatrix?: Host;
  }
}

/** The desktop as the renderer uses it: what it reports is checked before anyone hears of it. */
export function createDesktopHost(desktop: Host): Host {
  return {
    ...desktop,
    on: (event, listener) => desktop.on(event, (detail) => listener(checked(event, detail))),
  };
}

function checked<Name extends EventName>(event: Name, detail: unknown): Events[Name] {
  // The schema of this name makes this name's detail; the compiler loses the pairing in the look-up.
  return eventSchemas[event].parse(detail) as Events[Name];
}
