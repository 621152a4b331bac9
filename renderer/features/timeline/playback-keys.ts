import { usePlayback } from './playback-store.ts';

const SECOND = 1_000;

/** Keys that work on the tree and on the timeline. Returns whether the key was one of them. */
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
    default:
      return false;
  }
}
