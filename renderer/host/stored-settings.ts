import { defaultSettings, settingsSchema, type Settings } from '../../shared/settings.ts';

const KEY = 'neuromatrix.settings';

/** Never fails: a browser that stores nothing starts with the defaults each time. */
export function loadSettings(storage: () => Storage): Settings {
  try {
    return settingsSchema.parse(JSON.parse(storage().getItem(KEY) ?? '{}'));
  } catch {
    return defaultSettings;
  }
}

/** Does its best: a full or forbidden storage costs a panel's width, which is not worth a message. */
export function storeSettings(storage: () => Storage, settings: Settings): void {
  try {
    storage().setItem(KEY, JSON.stringify(settings));
  } catch {
    // As above.
  }
}
