import process from 'node:process';
import { version } from '../package.json';
import { type Command, defineCommand, type NamedCommands, noFile } from './command.ts';
import { cliWords } from '../shared/words/cli.ts';

/** The command that prints the manual page of all `commands`. */
export function manualOf(commands: NamedCommands): Command {
  return defineCommand({
    usage: cliWords.manualUsage,
    flags: {},
    read: ({ positionals }) => noFile(positionals),
    run: async () => {
      process.stdout.write(await writeManual(commands));
      return 0;
    },
  });
}

async function writeManual(commands: NamedCommands): Promise<string> {
  const sections = [...commands].map(async ([name, { summary, load }]) => {
    const { usage: words } = await load();
    return `.SS ${name}\n${plain(summary)}.\n.PP\n.nf\n${plain(words.trimEnd())}\n.fi\n`;
  });
  return cliWords.manualPage(version, (await Promise.all(sections)).join(''));
}

/** Text as man(7) wants it: no line may be taken for a request, and a dash stays one that can be copied. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^(?=[.'])/gmu, '\\&');
}
