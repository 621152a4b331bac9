import { FRONT, type View } from '../recording/picture/projection.ts';
import { createGlide } from './glide.ts';

const LOWEST = -0.8;
const HIGHEST = 1.4;
const NEAREST = 5;
const FARTHEST = 0.6;
/** A pointer that moved less than this, in CSS pixels, clicked. */
const STILL = 4;

export interface Turn {
  azimuth?: number;
  elevation?: number;
  zoom?: number;
}

export interface OrbitEvents {
  changed(view: View): void;
  /** by hand, to another side */
  turned?(): void;
  clicked(x: number, y: number): void;
}

/** From where the tree is seen: turned by dragging, nearer by the wheel or two fingers. Clicks are told from drags. */
export function createOrbit(canvas: HTMLCanvasElement, { changed, turned, clicked }: OrbitEvents, begin: View = FRONT) {
  const pointers = new Map<number, { x: number; y: number }>();
  let view = { ...begin };
  let moved = 0;
  const listeners = new AbortController();
  const set = (next: View): void => {
    view = next;
    changed(view);
  };
  const glide = createGlide(set);

  const spread = (): number => {
    const [a, b] = [...pointers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  const on = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void): void =>
    canvas.addEventListener(type, handle, { signal: listeners.signal, passive: type !== 'wheel' });

  const orbit = {
    get view(): View {
      return view;
    },
    set(next: View): void {
      glide.stop();
      set(next);
    },
    go: (next: View): void => glide.go(view, next),
    turn({ azimuth = 0, elevation = 0, zoom = 1 }: Turn): void {
      orbit.set({
        ...view,
        azimuth: view.azimuth + azimuth,
        elevation: Math.min(HIGHEST, Math.max(LOWEST, view.elevation + elevation)),
        zoom: Math.min(NEAREST, Math.max(FARTHEST, view.zoom * zoom)),
      });
      if (azimuth !== 0) turned?.();
    },
    dispose(): void {
      glide.stop();
      listeners.abort();
    },
  };

  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (pointers.size === 0) moved = 0;
    pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    canvas.setPointerCapture(event.pointerId);
  });
  on('pointermove', (event) => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    const before = spread();
    const [dx, dy] = [event.offsetX - last.x, event.offsetY - last.y];
    pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved < STILL) return;
    if (pointers.size > 1) orbit.turn({ zoom: before > 0 ? spread() / before : 1 });
    else orbit.turn({ azimuth: -dx * 0.008, elevation: dy * 0.006 });
  });
  on('pointerup', (event) => {
    if (pointers.delete(event.pointerId) && pointers.size === 0 && moved < STILL) clicked(event.offsetX, event.offsetY);
  });
  on('pointercancel', (event) => void pointers.delete(event.pointerId));
  on('wheel', (event) => {
    event.preventDefault();
    orbit.turn({ zoom: Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.04 : 0.0012)) });
  });
  return orbit;
}
