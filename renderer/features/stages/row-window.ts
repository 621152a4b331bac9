/** px */
export const ROW = 20;
/** Browsers cut higher elements off, near 17 and 33 million px: beyond this, the scroll bar stands for more than it is long. */
const HIGHEST = 8_000_000;
const OVERSCAN = 12;

/** What is seen of many rows of one height: px from the first row's top, of the scroll bar, and of the viewer's height. */
export interface RowView {
  offset: number;
  bar: number;
  height: number;
}

/** Where the rows in sight are drawn: from `first`, before `last`; `height` is of the element that holds all of them. */
export function rowsIn({ offset, bar, height }: RowView, count: number) {
  const scale = scaleOf(count, height);
  const at = Math.min(offset, scale.most);
  return {
    first: Math.max(0, Math.floor(at / ROW) - OVERSCAN),
    last: Math.min(count, Math.ceil((at + height) / ROW) + OVERSCAN),
    height: scale.height,
    // At the very end the bar stands below the last row, where there is an edge.
    top: (row: number): number => (scale.ratio === 1 ? row * ROW : row * ROW - at + Math.min(bar, scale.height - height)),
  };
}

/** `ratio`: px of the rows for one of the scroll bar; `most`: the offset at which the last row is in sight. */
function scaleOf(count: number, viewer: number) {
  const full = count * ROW;
  const height = Math.min(full, HIGHEST);
  const most = Math.max(0, full - viewer);
  return { height, most, ratio: height < full ? most / Math.max(1, height - viewer) : 1 };
}

/** Follows the scrolling of an element that shows rows, and their end while the user has not gone away from it. */
export class RowWindow {
  private view: RowView = { offset: 0, bar: 0, height: 0 };
  private element: HTMLElement | null = null;
  private count = 0;
  private follows = true;
  private changed: () => void = () => {};

  /** For React: what is seen now. */
  readonly look = (): RowView => this.view;

  /** For React: tells of changes. Returns how to stop. */
  readonly subscribe = (changed: () => void): (() => void) => {
    this.changed = changed;
    return () => (this.changed = () => {});
  };

  /** Takes the element that scrolls. Returns how to let go of it. */
  readonly attach = (element: HTMLElement): (() => void) => {
    this.element = element;
    const abort = new AbortController();
    const { signal } = abort;
    element.addEventListener('scroll', () => this.scrolled(element), { passive: true, signal });
    element.addEventListener('wheel', (event) => this.wheeled(event), { passive: false, signal });
    element.addEventListener('keydown', (event) => this.pressed(event), { signal });
    const sized = new ResizeObserver(() => {
      this.see({ height: element.clientHeight });
      this.grow(this.count);
    });
    sized.observe(element);
    return () => {
      abort.abort();
      sized.disconnect();
      this.element = null;
    };
  };

  /** The rows are in the page, as many as these. */
  grow(count: number): void {
    this.count = count;
    if (this.follows) this.go(Infinity);
  }

  private get scale() {
    return scaleOf(this.count, this.view.height);
  }

  private see(change: Partial<RowView>): void {
    this.view = { ...this.view, ...change };
    this.changed();
  }

  private go(to: number): void {
    if (!this.element) return;
    const { most, ratio } = this.scale;
    const offset = Math.max(0, Math.min(to, most));
    // Beyond the last row there may be an edge.
    this.element.scrollTop = offset === most ? this.element.scrollHeight : offset / ratio;
    this.follows = offset > most - ROW;
    this.see({ offset, bar: this.element.scrollTop });
  }

  private scrolled(element: HTMLElement): void {
    // Where we have put it ourselves, the offset is known more exactly.
    if (Math.abs(element.scrollTop - this.view.bar) < 1) return;
    // Its height may have changed, and that is told later.
    this.follows = element.scrollHeight - element.scrollTop - element.clientHeight < ROW;
    this.see({ offset: element.scrollTop * this.scale.ratio, bar: element.scrollTop });
  }

  /** Where a px of the bar is many of the rows, wheel and keys still move by their own measure. */
  private step(by: number, event: Event): void {
    if (this.scale.ratio === 1) return;
    event.preventDefault();
    this.go(this.view.offset + by);
  }

  private wheeled(event: WheelEvent): void {
    if (event.ctrlKey || event.shiftKey) return;
    this.step(event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? ROW : 1), event);
  }

  private pressed(event: KeyboardEvent): void {
    const page = this.view.height - ROW;
    const steps: Record<string, number> = { ArrowUp: -ROW, ArrowDown: ROW, PageUp: -page, PageDown: page };
    const by = steps[event.key];
    if (by !== undefined) this.step(by, event);
  }
}
