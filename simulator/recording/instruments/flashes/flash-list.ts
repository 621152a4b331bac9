/** Which lights ended a flash in which frame: those of frame `f` are `leds.subarray(starts[f], starts[f + 1])`. */
export interface FlashList {
  leds: Uint16Array;
  starts: Uint32Array;
}

/** Takes the flashes of each frame in turn. */
export function createFlashList(frames: number) {
  let leds = new Uint16Array(1_024);
  let count = 0;
  let frame = 0;
  const starts = new Uint32Array(frames + 1);
  return {
    add(led: number): void {
      if (count === leds.length) {
        const larger = new Uint16Array(leds.length * 2);
        larger.set(leds);
        leds = larger;
      }
      leds[count++] = led;
    },
    endFrame: (): void => void (starts[++frame] = count),
    list: (): FlashList => ({ leds: leds.subarray(0, count), starts }),
  };
}
