import { bundledKnown } from '../../../cli/bundled-models.ts';

/** Read once for all tests of a file. */
export const known = bundledKnown();
