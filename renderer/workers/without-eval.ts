import { z } from 'zod';

// zod compiles its parsers with `new Function` where it can, and finds out by trying, which the content security
// policy refuses and reports. Imported before any module that parses something while it loads.
z.config({ jitless: true });
