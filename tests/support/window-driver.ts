import type { Page } from 'playwright-core';
import { commandIds, commands, type CommandId } from '../../shared/commands.ts';

/** Numbers from 0 to 1, the same ones for the same seed. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** They lead out of the window: to files, printers, other windows. */
const leading: readonly CommandId[] = [
  'new',
  'templates',
  'open',
  'save',
  'save-as',
  'export',
  'export-file',
  'export-again',
  'report',
  'print',
  'compare',
  'close',
];
const keyCommands = commandIds
  .filter((id) => !leading.includes(id))
  .flatMap((id) => {
    const command: { readonly label: string; readonly keys?: string } = commands[id];
    const { keys } = command;
    return keys === undefined
      ? []
      : [keys.replace('CmdOrCtrl', 'ControlOrMeta').replace('Plus', '+')];
  });

const plainKeys: readonly string[] = [
  'Enter Escape Tab Shift+Tab Delete Backspace Home End F2 F6',
  'ArrowLeft ArrowRight ArrowUp ArrowDown PageUp PageDown Space',
  'Shift+ArrowLeft Shift+ArrowDown Control+ArrowRight Alt+ArrowUp Shift+F10',
].flatMap((keys) => keys.split(' '));

const words = [
  '5-HT',
  'a',
  'Zinc',
  '<b>',
  '1e9',
  '-3',
  '0',
  '',
  'مسار',
  '🧠',
  'x'.repeat(60),
  '#f00',
];

/** Labels of what leads out of the window, or throws away what is compared later. */
const leadingLabel =
  /save|open|export|print|report|history|compare|import|file|browse|copy as|clipboard|new from|^new$|close window|restore|discard|again|clear|recent|web page|https|doi|pubmed|download|template|start screen/iu;

interface Target {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly isField: boolean;
}

/** Does at random what hands do in one window, with real keys and a real pointer. */
export function createWindowDriver(page: Page, chance: () => number) {
  const done: string[] = [];
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(chance() * items.length)];
  const between = (least: number, most: number) => least + chance() * (most - least);
  const { keyboard, mouse } = page;

  const press = async (keys: string) => {
    if (/^(?:Enter|Space)$/u.test(keys) && (await leadsOut(page))) return;
    done.push(keys);
    await keyboard.press(keys);
  };
  const point = async () => {
    const box = await canvasBox(page);
    return { x: between(box.x, box.x + box.width), y: between(box.y, box.y + box.height) };
  };
  /** A node as often as the ground. */
  const spot = async () => (chance() < 0.5 ? ((await aNode()) ?? (await point())) : point());
  const aNode = async () =>
    pick(await visible(page, '.react-flow__node-pathway, .react-flow__handle'));

  const actions: readonly (readonly [weight: number, act: () => Promise<void>])[] = [
    [14, () => press(pick(keyCommands) ?? 'Escape')],
    [14, () => press(pick(plainKeys) ?? 'Escape')],
    [6, () => press(pick('c g C G H V h v a z 1 ?'.split(' ')) ?? 'a')],
    [
      12,
      async () => {
        const at = await spot();
        const button = chance() < 0.15 ? 'right' : 'left';
        const clickCount = chance() < 0.2 ? 2 : 1;
        if (await leadsOut(page, at)) return;
        done.push(`${button} click ${clickCount} at ${Math.round(at.x)} ${Math.round(at.y)}`);
        const modifier = chance() < 0.25 ? 'Shift' : null;
        if (modifier) await keyboard.down(modifier);
        await mouse.click(at.x, at.y, { button, clickCount });
        if (modifier) await keyboard.up(modifier);
      },
    ],
    [
      14,
      async () => {
        const [from, to] = [await spot(), await spot()];
        done.push(
          `drag ${Math.round(from.x)} ${Math.round(from.y)} to ${Math.round(to.x)} ${Math.round(to.y)}`,
        );
        await mouse.move(from.x, from.y);
        await mouse.down();
        await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
        if (chance() < 0.2) await press(pick([...plainKeys, ...keyCommands]) ?? 'Escape');
        await mouse.move(to.x, to.y);
        await mouse.up();
      },
    ],
    [
      6,
      async () => {
        const at = await point();
        const [x, y] = [between(-300, 300), between(-900, 900)];
        const isZoom = chance() < 0.5;
        done.push(`wheel ${Math.round(x)} ${Math.round(y)}${isZoom ? ' with Control' : ''}`);
        await mouse.move(at.x, at.y);
        if (isZoom) await keyboard.down('Control');
        await mouse.wheel(x, y);
        if (isZoom) await keyboard.up('Control');
      },
    ],
    [
      24,
      async () => {
        const target = pick(
          (await visible(page, interactive)).filter(({ name }) => !leadingLabel.test(name)),
        );
        if (target === undefined) return;
        done.push(`press “${target.name}”`);
        await mouse.click(target.x, target.y);
        if (!target.isField) return;
        const typed = pick(words) ?? '';
        done.push(`type “${typed}”`);
        if (chance() < 0.5) await keyboard.press('ControlOrMeta+a');
        await keyboard.insertText(typed);
        const end = pick(['Enter', 'Tab', 'Escape', '']) ?? '';
        if (end !== '') await press(end);
      },
    ],
    [
      4,
      async () => {
        // A choice of a list cannot be clicked: its popup is the system's.
        const chosen = await chooseOption(page, chance());
        if (chosen !== '') done.push(`choose ${chosen}`);
      },
    ],
    [
      4,
      async () => {
        const typed = pick(words) ?? '';
        done.push(`type “${typed}”`);
        await keyboard.insertText(typed);
      },
    ],
    [
      1,
      async () => {
        const size = {
          width: Math.round(between(500, 1_600)),
          height: Math.round(between(300, 1_000)),
        };
        done.push(`size ${size.width} ${size.height}`);
        await page.setViewportSize(size).catch(() => undefined);
      },
    ],
  ];
  const whole = actions.reduce((sum, [weight]) => sum + weight, 0);

  return {
    done: () => done.slice(-60),
    step: async (): Promise<void> => {
      let left = chance() * whole;
      for (const [weight, act] of actions) {
        left -= weight;
        if (left < 0) return act();
      }
    },
    /** Nothing is open, held or half typed any more. */
    calm: async (): Promise<void> => {
      await mouse.up();
      for (let tries = 0; tries < 30; tries += 1) {
        // oxlint-disable-next-line no-await-in-loop
        await keyboard.press('Escape');
        // oxlint-disable-next-line no-await-in-loop
        if (!(await isSomethingOpen(page))) break;
      }
      await page.evaluate(() => {
        const { activeElement } = document;
        if (activeElement instanceof HTMLElement) activeElement.blur();
      });
    },
  };
}

const interactive =
  'button, [role="tab"], [role="treeitem"], [role="gridcell"], [role="menuitem"], [role="option"], [role="checkbox"], [role="radio"], [role="separator"], input, textarea, summary';

/** They open another project in the window. */
const templates = '[aria-label^="Templates"], [class*="template" i]';

/** What can be pressed: on screen, enabled, and covered by nothing. */
function visible(page: Page, selector: string): Promise<readonly Target[]> {
  return page.evaluate(
    ({ given, away }) => {
      return [...document.querySelectorAll<HTMLElement>(given)].flatMap((element) => {
        const box = element.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        if (box.width === 0 || box.height === 0 || element.matches(':disabled')) return [];
        const top = document.elementFromPoint(x, y);
        if (top === null || !(element.contains(top) || top.contains(element))) return [];
        if (element.closest(away)) return [];
        const label = element.getAttribute('aria-label') ?? element.title;
        const text = element.textContent.trim().slice(0, 60);
        const isField = element.matches(
          'input:not([type]), input[type="text"], input[type="search"], input[type="number"], textarea',
        );
        return [{ x, y, name: `${label} ${text} ${element.id}`.trim(), isField }];
      });
    },
    { given: selector, away: templates },
  );
}

/** Whether a press there, or on what has the focus, would do what `leadingLabel` and `templates` keep hands from. */
function leadsOut(page: Page, at?: { readonly x: number; readonly y: number }): Promise<boolean> {
  return page.evaluate(
    ({ given, labels, away, pressed }) => {
      const met = given ? document.elementFromPoint(given.x, given.y) : document.activeElement;
      const target = met?.closest(pressed) ?? met;
      if (!target || target.closest('.react-flow') !== null) return false;
      const label = `${target.getAttribute('aria-label') ?? ''} ${target.getAttribute('title') ?? ''}`;
      // The whole window has the text of all its buttons.
      const text = target.matches(pressed) ? (target.textContent ?? '').slice(0, 60) : '';
      return (
        target.closest(away) !== null || new RegExp(labels, 'iu').test(`${label} ${text}`.trim())
      );
    },
    { given: at, labels: leadingLabel.source, away: templates, pressed: interactive },
  );
}

function canvasBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  return page.evaluate(() => {
    const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
    const box = canvas && canvas.width > 0 ? canvas : document.body.getBoundingClientRect();
    const { x, y, width, height } = box;
    return { x, y, width, height };
  });
}

function chooseOption(page: Page, chance: number): Promise<string> {
  return page.evaluate((given) => {
    const lists = [...document.querySelectorAll('select')].filter(
      (one) => one.offsetWidth > 0 && !one.disabled,
    );
    const list = lists[Math.floor(given * lists.length)];
    if (list === undefined || list.options.length === 0) return '';
    list.selectedIndex = Math.floor(((given * 977) % 1) * list.options.length);
    list.dispatchEvent(new Event('input', { bubbles: true }));
    list.dispatchEvent(new Event('change', { bubbles: true }));
    return list.options[list.selectedIndex]?.text ?? '';
  }, chance);
}

function isSomethingOpen(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector('dialog[open], [role="menu"]') !== null);
}
