/** Gives each worker a screen of its own where the run has started some (tests/real-electron.mjs). */
const screens = process.env['NEUROMATRIX_SCREENS']?.split(' ') ?? [];
const worker = Number(process.env['VITEST_POOL_ID'] ?? 1);
const own = screens[(worker - 1) % screens.length];
if (own !== undefined) process.env['DISPLAY'] = own;
