import type { CanvasSurface } from '../../../shared/paint/canvas.ts';
import type { DiagramPoint } from '../../../shared/project/project-schema.ts';

/** A canvas that remembers where it was painted on, in its own pixels, and which texts. */
export class RecordingSurface implements CanvasSurface {
  fillStyle: unknown = '';
  strokeStyle: unknown = '';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  font = '';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  direction = 'ltr';
  fontKerning = 'auto';
  letterSpacing = '0px';
  globalAlpha = 1;
  filter = 'none';
  readonly points: DiagramPoint[] = [];
  readonly texts: { text: string; font: string; align: string; direction: string }[] = [];
  readonly fills: unknown[] = [];
  readonly images: { image: object; alpha: number; filter: string }[] = [];
  depth = 0;
  #matrix: Matrix = [1, 0, 0, 1, 0, 0];
  readonly #saved: Matrix[] = [];

  save(): void {
    this.depth += 1;
    this.#saved.push(this.#matrix);
  }
  restore(): void {
    this.depth -= 1;
    this.#matrix = this.#saved.pop() ?? this.#matrix;
  }
  translate(x: number, y: number): void {
    this.#apply([1, 0, 0, 1, x, y]);
  }
  rotate(radians: number): void {
    const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
    this.#apply([cos, sin, -sin, cos, 0, 0]);
  }
  scale(x: number, y: number): void {
    this.#apply([x, 0, 0, y, 0, 0]);
  }
  beginPath(): void {}
  moveTo(x: number, y: number): void {
    this.#mark(x, y);
  }
  lineTo(x: number, y: number): void {
    this.#mark(x, y);
  }
  bezierCurveTo(_ax: number, _ay: number, _bx: number, _by: number, x: number, y: number): void {
    this.#mark(x, y);
  }
  closePath(): void {}
  clip(): void {}
  fill(): void {
    this.fills.push(this.fillStyle);
  }
  stroke(): void {}
  fillRect(x: number, y: number, width: number, height: number): void {
    this.fills.push(this.fillStyle);
    this.#mark(x, y);
    this.#mark(x + width, y + height);
  }
  fillText(text: string, x: number, y: number): void {
    this.#mark(x, y);
    this.texts.push({ text, font: this.font, align: this.textAlign, direction: this.direction });
  }
  setLineDash(): void {}
  drawImage(image: object, x: number, y: number, width: number, height: number): void {
    this.images.push({ image, alpha: this.globalAlpha, filter: this.filter });
    this.#mark(x, y);
    this.#mark(x + width, y + height);
  }

  #mark(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.#matrix;
    this.points.push({ x: a * x + c * y + e, y: b * x + d * y + f });
  }

  #apply([a, b, c, d, e, f]: Matrix): void {
    const [p, q, r, s, t, u] = this.#matrix;
    this.#matrix = [
      p * a + r * b,
      q * a + s * b,
      p * c + r * d,
      q * c + s * d,
      p * e + r * f + t,
      q * e + s * f + u,
    ];
  }
}

type Matrix = readonly [number, number, number, number, number, number];
