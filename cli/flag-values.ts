import { failure, success, type Result } from '../shared/result.ts';

/** A number as a flag has it, or a sentence that says which there can be. */
export function readNumber(
  flag: string,
  text: string,
  least: number,
  most: number,
): Result<number, string> {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (number >= least && number <= most) return success(number);
  return failure(`${flag} can be a number from ${least} to ${most}, not "${text}".`);
}

/** One of some words, or a sentence that names them. */
export function readChoice<Choice extends string>(
  flag: string,
  text: string,
  choices: readonly Choice[],
): Result<Choice, string> {
  const choice = choices.find((one) => one === text);
  if (choice !== undefined) return success(choice);
  const named = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
  return failure(`${flag} can be ${named}, not "${text}".`);
}
