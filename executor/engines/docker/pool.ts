import type { ContainerShape, WaitingContainer } from './container/container.ts';

/** Containers that wait for a program, so that starting one costs a submission nothing. */
export interface Pool {
  /** One of this shape, never handed out before: one that waits, else one that is started now. */
  take(shape: ContainerShape): Promise<WaitingContainer>;
  /** Sees to it that some of this shape wait. */
  keep(shape: ContainerShape): void;
  waiting(): number;
  /** Ends those that wait, as after the daemon was lost; new ones are started when asked for. */
  drop(): Promise<void>;
  close(): Promise<void>;
}

/** As many shapes are kept ready, those last asked for. */
const SHAPES = 3;
/** A container is replaced so long after it was taken, ms: its program, which most often is short, has the machine for itself until then. */
const REFILL_MS = 40;

interface Shelf {
  shape: ContainerShape;
  /** those that wait and those that are being started */
  spares: Promise<WaitingContainer>[];
}

/**
 * @param start starts one; what it throws is thrown by `take`
 * @param count how many of a shape wait
 */
export function createPool(start: (shape: ContainerShape) => Promise<WaitingContainer>, count: () => number): Pool {
  /** by shape; the last one asked for is at the end */
  const shelves = new Map<string, Shelf>();
  const timers = new Set<NodeJS.Timeout>();
  const ending = new Set<Promise<void>>();
  let closed = false;

  function shelfOf(shape: ContainerShape): Shelf {
    const key = JSON.stringify(shape);
    const shelf = shelves.get(key) ?? { shape, spares: [] };
    shelves.delete(key);
    shelves.set(key, shelf);
    for (const [old, { spares }] of shelves) {
      if (shelves.size <= SHAPES) break;
      shelves.delete(old);
      end(spares);
    }
    return shelf;
  }

  function fill(shelf: Shelf): void {
    while (!closed && shelf.spares.length < count() && [...shelves.values()].includes(shelf)) {
      const spare = start(shelf.shape);
      shelf.spares.push(spare);
      // Whoever takes it hears of it; where nobody did yet, it is simply not there.
      spare.catch(() => (shelf.spares = shelf.spares.filter((each) => each !== spare)));
    }
  }

  function fillLater(shelf: Shelf): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      fill(shelf);
    }, REFILL_MS);
    timers.add(timer);
  }

  function end(spares: readonly Promise<WaitingContainer>[]): void {
    for (const spare of spares) {
      const over = spare.then((container) => container.close()).catch(() => {});
      ending.add(over);
      void over.finally(() => ending.delete(over));
    }
  }

  async function drop(): Promise<void> {
    for (const shelf of shelves.values()) end(shelf.spares.splice(0));
    await Promise.all(ending);
  }

  return {
    async take(shape) {
      const shelf = shelfOf(shape);
      fillLater(shelf);
      for (let spare = shelf.spares.shift(); spare; spare = shelf.spares.shift()) {
        const container = await spare.catch(() => null);
        if (container?.alive) return container;
      }
      return start(shape);
    },
    keep: (shape) => fill(shelfOf(shape)),
    waiting: () => [...shelves.values()].reduce((sum, { spares }) => sum + spares.length, 0),
    drop,
    close() {
      closed = true;
      timers.forEach(clearTimeout);
      return drop();
    },
  };
}
