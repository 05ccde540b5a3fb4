import { parseArgs, type ParseArgsConfig } from 'node:util';
import { failure, success, type Result } from '../shared/result.ts';

/** Reads flags and file names; an unknown or incomplete flag is a sentence that says so. */
export function readArguments<const Config extends ParseArgsConfig>(
  config: Config,
): Result<ReturnType<typeof parseArgs<Config>>, string> {
  try {
    return success(parseArgs(config));
  } catch (error) {
    if (!isArgumentError(error)) throw error;
    // Node goes on about file names that begin with a dash; its first sentence is what happened.
    return failure(error.message.replace(/\. To specify .*$/su, '.'));
  }
}

function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}
