import { expect, test } from 'vitest';
import { portableFolder } from '../../../electron/own-folder.ts';

const anywhere = () => true;

test.each([
  ['linux', '/opt/Neuromatrix/neuromatrix', {}, '/opt/Neuromatrix/Neuromatrix Data'],
  [
    'linux',
    '/tmp/.mount_Neuro1/neuromatrix',
    { APPIMAGE: '/media/stick/Neuromatrix.AppImage' },
    '/media/stick/Neuromatrix Data',
  ],
  [
    'win32',
    String.raw`C:\Users\a\Temp\x\Neuromatrix.exe`,
    { PORTABLE_EXECUTABLE_DIR: String.raw`E:\tools` },
    String.raw`E:\tools\Neuromatrix Data`,
  ],
  [
    'darwin',
    '/Volumes/STICK/Neuromatrix.app/Contents/MacOS/Neuromatrix',
    {},
    '/Volumes/STICK/Neuromatrix Data',
  ],
] as const)(
  'on %s the folder beside %s is the program’s own',
  (platform, execPath, env, folder) => {
    expect(portableFolder({ platform, execPath, env }, anywhere)).toBe(folder);
    expect(portableFolder({ platform, execPath, env }, () => false)).toBeNull();
  },
);
