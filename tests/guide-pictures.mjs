// npm run pictures: takes the pictures of the guide anew, from the program as it is. Look at them before committing.
process.env['GUIDE_PICTURES'] = 'take';
process.argv.splice(2, Infinity, 'tests/e2e/guide-pictures.test.ts');
await import('./run.mjs');
