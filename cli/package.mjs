// npm run package [-- WORDS]: builds everything and has electron-builder pack it; WORDS are electron-builder's own, such as
// `--linux dir`. NEUROMATRIX_UPDATE_FEED names the address that the packed program may ask for a new version. npm run package:linux makes the packages of Linux that need nothing from the network.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { bundle } from './build-cli.mjs';
import { buildStale, root } from './build.mjs';

/**
 * Builds what goes into a package and hands it to electron-builder. Throws where one of them fails.
 * @param {readonly string[]} words for electron-builder
 */
export async function makePackage(words) {
  await buildStale();
  const commandLine = join(root, 'out/command-line');
  // Parts of an older build would be packed too.
  rmSync(commandLine, { recursive: true, force: true });
  await bundle(root, commandLine);
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const feed = process.env['NEUROMATRIX_UPDATE_FEED'];
  const named = feed ? [`-c.extraMetadata.updateFeed=${feed}`] : [];
  const { status, error } = spawnSync(process.execPath, [builder, ...words, ...named], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`electron-builder ended with ${status}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await makePackage(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
