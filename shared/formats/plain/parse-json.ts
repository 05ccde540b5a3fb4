import type { ProjectFileError } from '../../file-error.ts';
import { findJsonFault, locate } from '../../project/json-fault.ts';
import { limits } from '../../project/limits.ts';
import { isDeeperThan } from '../../project/plain-json.ts';
import { failure, success, type Result } from '../../result.ts';

/** JSON as a value, or the place where it stops being JSON. */
export function parseJson(text: string): Result<unknown, ProjectFileError> {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(json);
    if (!isDeeperThan(value, limits.jsonDepth)) return success(value);
    return failure(unfit('the file', `has lists or objects more than ${limits.jsonDepth} deep`));
  } catch (error) {
    const fault = findJsonFault(json);
    if (!fault) throw error;
    return failure({ kind: 'not-json', ...locate(json, fault.offset), reason: fault.reason });
  }
}

/** A file that is JSON, but not as its format has it. */
export function unfit(where: string, why: string): ProjectFileError {
  return { kind: 'damaged', problems: [{ where, why }], total: 1 };
}
