import process from 'node:process';
import { version } from '../package.json';
import { type Command, defineCommand, type NamedCommands, noFile } from './command.ts';

const usage = `Usage: manual

Prints the manual page of the command line, in the language of man(7):

  neuromatrix manual > neuromatrix.1 && man ./neuromatrix.1
`;

/** The command that prints the manual page of all `commands`. */
export function manualOf(commands: NamedCommands): Command {
  return defineCommand({
    usage,
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
  return `.TH NEUROMATRIX 1 "" "Neuromatrix ${version}" "Neuromatrix"
.SH NAME
neuromatrix \\- visual pathway editor for the Neurotransmitter Support Matrix
.SH SYNOPSIS
.B neuromatrix
[\\fIFILE\\fR ...]
.br
.B neuromatrix
\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]
.SH DESCRIPTION
Opens files in the editor. With the name of a command as its first word it runs that command, and needs no screen.
A file that has the name of a command is opened as \\fI./NAME\\fR.
.SH COMMANDS
${(await Promise.all(sections)).join('')}.SH EXIT STATUS
0 where all went well, 1 where it did not, unless a command says otherwise.
`;
}

/** Text as man(7) wants it: no line may be taken for a request, and a dash stays one that can be copied. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^(?=[.'])/gmu, '\\&');
}
