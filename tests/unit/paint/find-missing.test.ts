import { expect, test } from 'vitest';
import { createFindMissing } from '../../../shared/paint/missing-text-canvas.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { aPicture } from '../../support/a-picture.ts';

/** A system whose fonts have Chinese and nothing else: whatever it lacks looks the same. */
function aSystem() {
  const shown: string[] = [];
  const find = createFindMissing(() => {
    let pixel = 0;
    return {
      fillStyle: '',
      font: '',
      textAlign: '',
      textBaseline: '',
      direction: '',
      fontKerning: '',
      letterSpacing: '',
      scale: () => undefined,
      translate: () => undefined,
      measureText: () => {
        throw new Error('Nobody asked how wide it is.');
      },
      fillText: (text: string) => {
        shown.push(text);
        pixel = /\p{sc=Han}/u.test(text) ? 1 : 2;
      },
      getImageData: () => ({ data: new Uint8ClampedArray([pixel]) }),
    };
  });
  return { find, shown };
}

test('characters without a font are found, once each, and those of the bundled font are not looked at', () => {
  const { find, shown } = aSystem();
  const labels = ['Serotonin α→β Ca²⁺', '血清素', 'ᚠ 血 ᚠ🧬', 'אב'];
  const nodes = labels.map((label, i) => aNode({ id: `n${i}`, kind: 'note', label, width: 400 }));
  const picture = aPicture(aProject({ nodes }));
  expect(find(picture).toSorted()).toEqual(['ב', 'א', 'ᚠ', '🧬'].toSorted());
  expect(shown.join('')).not.toMatch(/[A-Za-zα²]/u);
});
