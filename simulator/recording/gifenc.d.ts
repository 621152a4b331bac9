/** What is used of gifenc 1.0.3, which brings no types. */
declare module 'gifenc' {
  type Palette = number[][];
  interface Encoder {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: { palette?: Palette; delay: number; transparent?: boolean; transparentIndex?: number; dispose?: number; repeat?: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): Encoder;
  /** colours of at most `colours` entries for RGBA pixels */
  export function quantize(rgba: Uint8Array | Uint8ClampedArray, colours: number): Palette;
  export function nearestColorIndex(palette: Palette, pixel: readonly number[]): number;
}
