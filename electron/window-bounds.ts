/** Pixels of the screen, as Electron has them. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The size of a window if the screen has room for it. */
const usualSize = { width: 1440, height: 900 } as const;
/** In a smaller window the panels leave the diagram no room; on a smaller screen the window is smaller nevertheless. */
const smallestSize = { width: 640, height: 480 } as const;

/** Pixels between a new window and the one in front, so that both are visible. */
const offset = 28;

/** In the middle of the area that the screen leaves to windows, without panels and docks. */
export function firstBounds(area: Rectangle): Rectangle {
  const width = Math.min(usualSize.width, area.width);
  const height = Math.min(usualSize.height, area.height);
  const x = area.x + Math.floor((area.width - width) / 2);
  const y = area.y + Math.floor((area.height - height) / 2);
  return { x, y, width, height };
}

/** A little below and to the right of the window in front. If that would leave the screen, from its corner again. */
export function boundsBeside(front: Rectangle, area: Rectangle): Rectangle {
  const { width, height } = inside(front, area);
  const x = front.x + offset;
  const y = front.y + offset;
  return {
    x: isWithin(x, width, area.x, area.width) ? x : area.x,
    y: isWithin(y, height, area.y, area.height) ? y : area.y,
    width,
    height,
  };
}

/** The same window, wholly visible: moved as little as possible, and smaller if the area is smaller. */
export function inside(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  return {
    x: between(area.x, bounds.x, area.x + area.width - width),
    y: between(area.y, bounds.y, area.y + area.height - height),
    width,
    height,
  };
}

export function leastSize(area: Rectangle): { minWidth: number; minHeight: number } {
  return {
    minWidth: Math.min(smallestSize.width, area.width),
    minHeight: Math.min(smallestSize.height, area.height),
  };
}

function isWithin(start: number, length: number, areaStart: number, areaLength: number): boolean {
  return start >= areaStart && start + length <= areaStart + areaLength;
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
