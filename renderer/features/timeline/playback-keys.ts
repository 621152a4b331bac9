import { usePlayback } from './playback-store.ts';

const SECOND = 1_000;

/** Keys that work on the tree and on the timeline: playing and stepping, and I and O for a section to loop, X to clear it. Returns whether the key was one of them. */
export function playbackKey(key: string, shift: boolean): boolean {
  const playback = usePlayback.getState();
  if (!playback.recording) return false;
  switch (key) {
    case ' ':
      playback.toggle();
      return true;
    case ',':
      playback.step(-1);
      return true;
    case '.':
      playback.step(1);
      return true;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const way = key === 'ArrowLeft' ? -1 : 1;
      if (shift) playback.seek(playback.time + way * SECOND);
      else playback.step(way);
      return true;
    }
    case 'Home':
      playback.seek(0);
      return true;
    case 'End':
      // Playing on from the end would be the beginning again.
      playback.pause();
      playback.seek(playback.recording.durationMs);
      return true;
    case 'i':
      playback.setSection({ from: playback.time, to: after(playback.section?.to, playback.time, playback.recording.durationMs) });
      return true;
    case 'o':
      playback.setSection({ from: before(playback.section?.from, playback.time), to: playback.time });
      return true;
    case 'x':
      playback.setSection(null);
      return true;
    default:
      return false;
  }
}

/** The end that a section keeps when it is to begin at a moment, ms. */
function after(end: number | undefined, moment: number, durationMs: number): number {
  return end !== undefined && end > moment ? end : durationMs;
}

function before(begin: number | undefined, moment: number): number {
  return begin !== undefined && begin < moment ? begin : 0;
}
