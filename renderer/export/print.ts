import type { Host } from '../../shared/host.ts';
import { describePrintProblem, describeTooManyPages } from '../../shared/messages.ts';
import { composePicture, type Picture } from '../../shared/paint/picture.ts';
import type { ImageOptions } from '../../shared/project/image-formats.ts';
import { layOutSheets, type Sheet, tileLabel, tileMarks } from '../../shared/paint/sheets.ts';
import { paintSvg } from '../../shared/paint/svg.ts';
import { type Bounds, overlaps } from '../../shared/scene/primitives.ts';
import { loadFontsForSvg } from '../workers/image-fonts.ts';
import type { Workbench } from '../editor/workbench.tsx';
import styles from './print.module.css';

type Fonts = Awaited<ReturnType<typeof loadFontsForSvg>>;

/** Opens the system's print dialog for the project, on the pages of these options. */
export async function printProject(
  { editor, host, workspace }: Workbench,
  options: ImageOptions,
): Promise<void> {
  const picture = composePicture(editor.store.getState().history.present, options);
  const sheets = layOutSheets(picture, options.page);
  if (!sheets.ok) {
    workspace.refuse(describeTooManyPages(sheets.error));
    return;
  }
  const problem = await printSheets(host, picture, sheets.value);
  if (problem !== null) workspace.refuse(describePrintProblem(problem));
}

/** Why it was not printed, in the system's words; null if nothing prevented it. */
async function printSheets(
  host: Host,
  picture: Picture,
  sheets: readonly Sheet[],
): Promise<string | null> {
  const [sheet] = sheets;
  if (sheet === undefined) return null;
  const fonts = await loadFontsForSvg();
  const container = document.createElement('div');
  container.className = styles['sheets'] ?? '';
  const paper = paperFor(sheets);
  container.append(...sheets.map((sheet) => sheetElement(picture, sheet, fonts, paper)));
  const images = [...container.querySelectorAll('img')];
  await Promise.all(images.map((image) => image.decode()));
  // Removes what an earlier print left, if its dialog never reported that it closed.
  document.querySelector(`body > .${styles['sheets']}`)?.remove();
  document.body.append(container);
  setPageSize(paper);
  try {
    return await host.printPages(paper);
  } finally {
    container.remove();
    for (const { src } of images) URL.revokeObjectURL(src);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== pageStyle);
  }
}

// A constructed style sheet, because the page's policy forbids adding a style element.
const pageStyle = new CSSStyleSheet();

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A print has paper of one size: that of its first sheet, to which sheets that lie the other way are turned. */
function paperFor(sheets: readonly Sheet[]): Size {
  const [first] = sheets;
  const isWide = first !== undefined && first.width > first.height;
  const longest = Math.max(...sheets.map(({ width, height }) => Math.max(width, height)));
  const shortest = Math.max(...sheets.map(({ width, height }) => Math.min(width, height)));
  return isWide ? { width: longest, height: shortest } : { width: shortest, height: longest };
}

function setPageSize({ width, height }: Size): void {
  pageStyle.replaceSync(`@page { size: ${width}px ${height}px; margin: 0 }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, pageStyle];
}

function sheetElement(picture: Picture, sheet: Sheet, fonts: Fonts, paper: Size): HTMLElement {
  const { part, width, height, x, y, scale } = sheet;
  const page = document.createElement('div');
  page.className = styles['sheet'] ?? '';
  setBounds(page, { x: 0, y: 0, ...paper });
  const element = document.createElement('div');
  element.className = styles['turned'] ?? '';
  setBounds(element, { x: 0, y: 0, width, height });
  if (width > height !== paper.width > paper.height) {
    element.style.transform = `translateX(${paper.width}px) rotate(90deg)`;
  }
  page.append(element);
  const items = picture.items.filter(({ drawn }) => overlaps(drawn.bounds, part));
  const box = { x, y, width: part.width * scale, height: part.height * scale };
  element.append(imageElement({ ...picture, items, frame: part }, box, fonts));
  const label = tileLabel(picture.title, sheet);
  if (label) {
    const whole = { x: 0, y: 0, width, height };
    const extras = tileMarks(label, sheet);
    const marks = { ...picture, items: [], extras, clip: null, background: null, frame: whole };
    element.append(imageElement(marks, whole, null));
  }
  return page;
}

function imageElement(picture: Picture, bounds: Bounds, fonts: Fonts | null): HTMLElement {
  const image = document.createElement('img');
  const svg = new Blob([paintSvg(picture, { fonts })], { type: 'image/svg+xml' });
  image.src = URL.createObjectURL(svg);
  image.alt = picture.description;
  setBounds(image, bounds);
  return image;
}

function setBounds({ style }: HTMLElement, { x, y, width, height }: Bounds): void {
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}
