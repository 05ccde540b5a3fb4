import process from 'node:process';
import { failure } from '../shared/result.ts';
import { type Command, defineCommand, type NamedCommands, readChoice } from './command.ts';
import { cliWords } from '../shared/words/cli.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

/** One command, as a shell completes it. */
interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  /** With their dashes: `--json`, `-o`. */
  readonly flags: readonly string[];
}

const writers = { bash: writeBash, zsh: writeZsh, fish: writeFish };

/** The command that prints completions of all `commands`. */
export function completionsOf(commands: NamedCommands): Command {
  return defineCommand({
    usage: cliWords.completionsUsage,
    flags: {},
    read: ({ positionals: [shell, ...others] }) => {
      if (shell === undefined || others.length > 0) return failure(cliWords.nameOneShell);
      return readChoice(cliWords.shell, shell, shells);
    },
    run: async (shell) => {
      process.stdout.write(writers[shell](await describe(commands)));
      return 0;
    },
  });
}

async function describe(commands: NamedCommands): Promise<readonly CompletedCommand[]> {
  const described = [...commands].map(async ([name, { summary, load }]) => {
    const { flags } = await load();
    return { name, summary, flags: flagWords(flags) };
  });
  return Promise.all(described);
}

function flagWords(flags: Command['flags']): string[] {
  const words = Object.entries(flags).flatMap(([name, { short }]) =>
    short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`],
  );
  return [...words, '--help'];
}

function writeBash(commands: readonly CompletedCommand[]): string {
  const cases = commands.map(({ name, flags }) => `    ${name}) words="${flags.join(' ')}" ;;`);
  return `# Completions of neuromatrix for bash.
_neuromatrix() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -o default -F _neuromatrix neuromatrix
`;
}

function writeZsh(commands: readonly CompletedCommand[]): string {
  const names = commands.map(
    ({ name, summary }) => `    '${name}:${quoted(summary).replaceAll(':', '\\:')}'`,
  );
  const cases = commands.map(({ name, flags }) => `    ${name}) flags=(${flags.join(' ')}) ;;`);
  return `#compdef neuromatrix
# Completions of neuromatrix for zsh.
_neuromatrix() {
  local -a commands flags
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _files
    return
  fi
  case "\${words[2]}" in
${cases.join('\n')}
  esac
  if [[ "$PREFIX" == -* ]]; then compadd -- $flags; else _files; fi
}
_neuromatrix "$@"
`;
}

function writeFish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, summary, flags }) => [
    `complete -c neuromatrix -n __fish_use_subcommand -a ${name} -d '${quoted(summary)}'`,
    ...flags.map((flag) => {
      const kind = flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`;
      return `complete -c neuromatrix -n '__fish_seen_subcommand_from ${name}' ${kind}`;
    }),
  ]);
  return `# Completions of neuromatrix for fish.\n${lines.join('\n')}\n`;
}

/** For single quotes: no summary may end them. */
function quoted(text: string): string {
  return text.replaceAll("'", '’');
}
