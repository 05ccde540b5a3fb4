import process from 'node:process';
import { version } from '../package.json';
import { toOneLine } from '../shared/project/element-names.ts';
import { didYouMean, type NamedCommands } from './command.ts';

const commands: NamedCommands = new Map([
  [
    'info',
    {
      summary: 'Says what is in project files, for people or as JSON',
      load: async () => (await import('./info.ts')).info,
    },
  ],
  [
    'convert',
    {
      summary: 'Writes pathway files in another format: GraphML, Cytoscape, SIF and others',
      load: async () => (await import('./convert.ts')).convert,
    },
  ],
  [
    'export',
    {
      summary: 'Draws project files as images: SVG, PDF, PowerPoint, PNG, JPEG, WebP, TIFF',
      load: async () => (await import('./export.ts')).exportImages,
    },
  ],
  [
    'matrix',
    {
      summary: 'Tells which factor supports which neurotransmitter, and how',
      load: async () => (await import('./matrix.ts')).matrix,
    },
  ],
  [
    'whatif',
    {
      summary: 'Tells what changes when supplies are low or high, and why',
      load: async () => (await import('./whatif.ts')).whatif,
    },
  ],
  [
    'simulate',
    {
      summary: 'Solves a published kinetic model, as it is or changed',
      load: async () => (await import('./simulate.ts')).simulate,
    },
  ],
  [
    'report',
    {
      summary: 'Writes a report to print or hand out, as PDF or HTML',
      load: async () => (await import('./report.ts')).report,
    },
  ],
  [
    'check',
    {
      summary: 'Looks for problems in project files, for people or as JSON',
      load: async () => (await import('./check.ts')).check,
    },
  ],
  [
    'identifiers',
    {
      summary: 'Checks, tidies and fills in the identifiers of a file',
      load: async () => (await import('./identifiers.ts')).identifiers,
    },
  ],
  [
    'doctor',
    {
      summary: 'Explains a damaged project file, and rescues what is intact',
      load: async () => (await import('./doctor.ts')).doctor,
    },
  ],
  [
    'diff',
    {
      summary: 'Says what differs between two files, also for git',
      load: async () => (await import('./diff.ts')).diff,
    },
  ],
  [
    'merge',
    {
      summary: 'Merges what two people made of one file, also for git',
      load: async () => (await import('./merge.ts')).merge,
    },
  ],
  [
    'library',
    {
      summary: 'Says what the bundled library covers, and what lacks evidence',
      load: async () => (await import('./library.ts')).library,
    },
  ],
  [
    'schema',
    {
      summary: 'Prints the JSON Schema of a project file',
      load: async () => (await import('./schema.ts')).schema,
    },
  ],
  [
    'completions',
    {
      summary: 'Prints what makes a shell complete commands and flags',
      load: async () => (await import('./completions.ts')).completionsOf(commands),
    },
  ],
  [
    'manual',
    {
      summary: 'Prints the manual page of the command line',
      load: async () => (await import('./manual.ts')).manualOf(commands),
    },
  ],
]);

const asksForFile = /^-o|^--out(?:put|-dir)(?:=|$)/u;

// A reader that stops early, such as `head`, closes the pipe. That is not an error. Files that were asked for are still
// written, and what went wrong with them is in the exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (!process.argv.some((word) => asksForFile.test(word))) process.exit(0);
  });
}

process.exitCode = await run(process.argv.slice(2));

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') return print(describeUsage());
  if (name === '--version' || name === '-v') return print(`neuromatrix ${version}\n`);
  const command = commands.get(name ?? '');
  if (command) return (await command.load())(args);
  const reason =
    name === undefined
      ? 'A command is missing.'
      : `There is no command "${toOneLine(name)}".${didYouMean(name, commands.keys())}`;
  process.stderr.write(`${reason}\n\n${describeUsage()}`);
  return 1;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function describeUsage(): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length));
  const lines = [...commands].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  // The program that people install runs these commands itself.
  const program = process.versions['electron'] ? 'neuromatrix' : 'npm run -s cli --';
  return `Usage: ${program} COMMAND [ARGUMENTS]

Commands:
${lines.join('\n')}

COMMAND --help tells more about one; --version prints the version.
`;
}
