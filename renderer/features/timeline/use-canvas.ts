import { useEffect, useRef, type RefObject } from 'react';
import { useTheme } from '../../app/theme.ts';

export interface Brush {
  context: CanvasRenderingContext2D;
  /** in pixels of the screen */
  width: number;
  height: number;
  /** how many of them make a pixel of the page */
  scale: number;
  /** the value of one of the page's custom properties */
  colour(name: `--${string}`): string;
}

/** A canvas that is drawn again when `draw` is another function, when its size changes, and when the theme does. */
export function useCanvas(draw: (brush: Brush) => void): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.theme);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const paint = (): void => {
      const scale = Math.min(2, devicePixelRatio);
      element.width = Math.round(element.clientWidth * scale);
      element.height = Math.round(element.clientHeight * scale);
      if (element.width === 0 || element.height === 0) return;
      const style = getComputedStyle(element);
      draw({ context, width: element.width, height: element.height, scale, colour: (name) => style.getPropertyValue(name) });
    };
    // The observer calls once at the beginning.
    const observer = new ResizeObserver(paint);
    observer.observe(element);
    return () => observer.disconnect();
  }, [draw, theme]);
  return canvas;
}
