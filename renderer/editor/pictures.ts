import { addElements } from '../../shared/edit/elements.ts';
import { inSequence } from '../../shared/edit/edit.ts';
import { adoptByPosition } from '../../shared/edit/grouping.ts';
import {
  limits,
  nodeSchema,
  type DiagramPoint,
  type Project,
} from '../../shared/project/project-schema.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { freeCentre } from './adding.ts';
import {
  mostFileBytes,
  readyPicture,
  type ReadyPicture,
  type UnfitPicture,
} from './picture-bytes.ts';
import type { Workbench } from './workbench.tsx';

/** Asks for the file of a picture, and puts it into the view. */
export function choosePicture(workbench: Workbench): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/png,image/jpeg,image/svg+xml,.png,.jpg,.jpeg,.svg';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void insertPicture(workbench, file);
  });
  input.click();
}

/** Inserts a picture that was dropped; false for one that carries a project, which is opened instead. */
export async function insertDropped(
  workbench: Workbench,
  file: File,
  at: DiagramPoint | undefined,
): Promise<boolean> {
  if (file.size <= mostFileBytes) {
    const { projectInFile } = await import('../../shared/open/open-file.ts');
    const found = await projectInFile(new Uint8Array(await file.arrayBuffer()), file.name);
    if (found.ok) return false;
  }
  await insertPicture(workbench, file, at);
  return true;
}

/** Puts a picture into the diagram: one undo step. What cannot be one is refused with a sentence. */
export async function insertPicture(
  workbench: Workbench,
  file: File,
  at?: DiagramPoint,
): Promise<void> {
  const { workspace, editor } = workbench;
  const ready = await readyPicture(file);
  const name = file.name === '' ? partsWords.thePicture : file.name;
  if (!ready.ok) return workspace.refuse(whyNot(ready.error, name));
  const { value: picture } = ready;
  if (bytesOfPictures(editor.shown()) + picture.bytes > limits.picturesBytes)
    return workspace.refuse(partsWords.picturesAreTooMuch(name, inMegabytes(limits.picturesBytes)));
  place(workbench, picture, nameWithoutEnding(file.name), at);
  if (picture.isSmaller) workspace.toast(partsWords.pictureWasMadeSmaller(name));
}

function whyNot(fault: UnfitPicture, name: string): string {
  const why = partsWords.whyNoPicture[fault](
    inMegabytes(fault === 'file-too-large' ? mostFileBytes : limits.pictureBytes),
  );
  return partsWords.noPicture(name, why);
}

function inMegabytes(bytes: number): number {
  return bytes / 1024 / 1024;
}

/** About so many: three bytes stand in four signs. */
function bytesOfPictures({ nodes }: Project): number {
  return nodes.reduce((sum, { picture }) => sum + ((picture?.data.length ?? 0) * 3) / 4, 0);
}

/** A pasted picture has a name that says nothing. */
function nameWithoutEnding(name: string): string {
  const plain = name.replace(/\.[A-Za-z]{3,4}$/u, '').slice(0, limits.shortTextLength);
  return /^(?:image|grafik|unknown|)$/iu.test(plain) ? '' : plain;
}

/** Diagram units of the longer side of a new picture: larger ones are shown smaller. */
const longestSide = 480;
const leastSide = 16;

function place(
  workbench: Workbench,
  { data, ...size }: ReadyPicture,
  label: string,
  at: DiagramPoint | undefined,
): void {
  const { editor, canvas, workspace, newId } = workbench;
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  const [width, height] = [size.width, size.height].map((side) =>
    Math.max(leastSide, Math.round(side * scale)),
  );
  const node = nodeSchema.parse({
    id: newId(),
    kind: 'shape',
    label,
    x: 0,
    y: 0,
    width,
    height,
    // A picture has its own edge.
    style: { shape: 'box', border: 'none' },
    picture: { data },
  });
  const { x, y } = at ?? freeCentre(workbench, node);
  const placed = {
    ...node,
    x: Math.round(x - node.width / 2),
    y: Math.round(y - node.height / 2),
  };
  const add = addElements({ nodes: [placed], links: [] });
  editor.edit(inSequence(add, adoptByPosition([node.id])), [node.id]);
  if (!at) canvas.current?.bringIntoView([node.id]);
  canvas.current?.focus();
  workspace.announce(partsWords.placed(label || partsWords.picture));
}
