import { useEffect, useRef, type PointerEvent } from 'react';
import { usePlayback, type Playback } from './playback-store.ts';
import { Strip } from './strip.tsx';
import { clock, frameOf } from './times.ts';
import styles from './scrubber.module.css';

/** The strip of the recording with its playhead: a slider, by pointer and by keys. */
export function Scrubber() {
  const slider = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const wasPlaying = useRef(false);

  useEffect(() => {
    // Sixty times a second: past React.
    const place = ({ recording, time, frame }: Playback): void => {
      if (!slider.current || !head.current) return;
      const duration = recording?.durationMs ?? 0;
      head.current.style.left = `${duration > 0 ? Math.min(100, (time / duration) * 100) : 0}%`;
      slider.current.setAttribute('aria-valuemax', String(Math.round(duration)));
      slider.current.setAttribute('aria-valuenow', String(Math.round(Math.min(time, duration))));
      slider.current.setAttribute('aria-valuetext', `${clock(time)}, ${frameOf(frame, recording?.times.length ?? 0)}`);
    };
    place(usePlayback.getState());
    return usePlayback.subscribe(place);
  }, []);

  const seek = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const { recording, seek: to } = usePlayback.getState();
    to(((event.clientX - left) / width) * (recording?.durationMs ?? 0));
  };
  const release = (): void => {
    if (wasPlaying.current) usePlayback.getState().play();
    wasPlaying.current = false;
  };

  return (
    <div
      ref={slider}
      className={styles.slider}
      role="slider"
      tabIndex={0}
      aria-label="Time of the show"
      aria-valuemin={0}
      aria-valuenow={0}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        wasPlaying.current = usePlayback.getState().playing;
        usePlayback.getState().pause();
        seek(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <Strip />
      <div ref={head} className={styles.head} />
    </div>
  );
}
