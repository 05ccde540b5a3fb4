import { describe, expect, test } from 'vitest';
import { expected, isThere, open } from './corpus-files.ts';
import {
  canValidate,
  isSameButForDecimals,
  readFile,
  schemaErrors,
  versions,
  writeFile,
} from './gpml-files.ts';

const patience = 60_000;

describe.skipIf(!isThere)('Real files of GPML', () => {
  test.each(expected.map(({ id, gpml }) => [id, gpml] as const))(
    '%s is written as it was, in its own version %s, and loses nothing',
    (id, version) => {
      const { project } = open(id);
      const { text, report } = writeFile(project, version);
      expect(isSameButForDecimals(readFile(text).project, project)).toBe(true);
      expect(report.losses).toEqual([]);
    },
    patience,
  );

  test.skipIf(!canValidate).each(versions)(
    'All are valid when they are written as GPML %s',
    (version) => {
      const texts = expected.map(({ id }) => writeFile(open(id).project, version).text);
      expect(schemaErrors(texts, version)).toEqual([]);
    },
    patience,
  );
});
