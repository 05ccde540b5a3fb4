/** The switch that Chromium and Electron need to start for root on Linux, said on the screen; none otherwise. */
export function sandboxSwitch() {
  const isRoot = process.platform === 'linux' && process.getuid() === 0;
  if (!isRoot) return [];
  process.stdout.write(
    'You are root, for whom Chromium has no sandbox: starting without it (--no-sandbox).\n',
  );
  return ['--no-sandbox'];
}
