import * as fc from 'fast-check';

/** A run of the tests is the same each time; `PROPERTY_SEED=random` or a number looks where none has looked yet. */
const wanted = process.env['PROPERTY_SEED'] ?? '20261123';

if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) });
