// npm run check: types, lint, formatting, unused code, reference pages and the size of the start, side by side. What one has to say comes when it has ended.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// The longest first: two cores are then busy to the end.
const scripts = ['start-size', 'format:check', 'lint', 'reference:check', 'unused', 'typecheck'];

const codes = await Promise.all(scripts.map(runScript));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

/** Resolves with the exit code; a script that cannot be started has code 1. */
function runScript(name) {
  const child = spawn('npm', ['run', '-s', name], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  return new Promise((resolve) => {
    child.once('error', (error) => end(1, `${error.message}\n`));
    child.once('close', (code) => end(code ?? 1, output));

    function end(code, text) {
      process.stdout.write(code === 0 ? text : `${text}${name} failed (npm run ${name})\n`);
      resolve(code);
    }
  });
}
