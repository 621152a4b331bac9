import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { TerminalMoment, TerminalSize } from '../../../executor/contract/terminal.ts';
import { useTheme } from '../../app/theme.ts';
import { isLive, type ShownRun } from '../stages/run-store.ts';
import { keyboardOf } from './keyboard.ts';
import { ReplayBar } from './replay-bar.tsx';
import { openScreen, type Screen } from './screen.ts';
import { rememberSize, useTerminal } from './terminal-store.ts';
import { followTranscript, stateOf } from './transcript.ts';
import styles from './terminal.module.css';

interface Over {
  size: TerminalSize;
  startedAt: string;
  moments: TerminalMoment[];
}

/** The terminal of a submission: as it goes on, with all that was before; or as it was left, to be played again. */
export function TerminalScreen({ run, onLeave }: { run: ShownRun; onLeave(): void }) {
  const place = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useState<Screen | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const { theme } = useTheme();
  const readAloud = useTerminal((s) => s.readAloud);
  const leave = useEffectEvent(onLeave);
  const { id } = run;

  useEffect(() => {
    if (!place.current) return;
    const opened = openScreen({ place: place.current, onLeave: () => leave() });
    setScreen(opened);
    return () => opened.dispose();
  }, []);

  useEffect(() => screen?.paint(), [screen, theme]);
  useEffect(() => screen?.setReadAloud(readAloud), [screen, readAloud]);

  useEffect(() => {
    const host = place.current;
    if (!screen || !host) return;
    const gone = new AbortController();
    const keyboard = keyboardOf(id);
    const kept: Over = { size: { columns: 80, rows: 24 }, startedAt: '', moments: [] };
    let size = kept.size;
    const fit = (): void => {
      const next = screen.fit();
      rememberSize(next);
      if (next.columns === size.columns && next.rows === size.rows) return;
      size = next;
      keyboard.resize(next);
    };
    const resizing = new ResizeObserver(() => fit());
    gone.signal.addEventListener('abort', () => resizing.disconnect());
    void followTranscript(id, gone.signal, {
      begin(first, startedAt) {
        Object.assign(kept, { size: first, startedAt });
        size = first;
        screen.reset(first);
      },
      async moments(moments) {
        kept.moments.push(...moments);
        const resized = moments.findLast((moment) => moment.kind === 'resized');
        if (resized) size = { columns: resized.columns, rows: resized.rows };
        await screen.show(moments);
      },
      caughtUp() {
        if (!isLive(stateOf(id))) return;
        screen.onType(keyboard.type);
        resizing.observe(host);
        screen.focus();
      },
      ended() {
        screen.onType(null);
        resizing.disconnect();
        setOver(kept);
      },
    });
    return () => gone.abort();
  }, [screen, id]);

  return (
    <>
      <div className={styles.place} data-keys={over ? undefined : 'program'} data-over={over ? '' : undefined}>
        <div
          ref={place}
          className={styles.screen}
          role="application"
          aria-label={over ? 'Terminal, as it was left' : 'Terminal. Shift+F6 leaves it.'}
        />
      </div>
      {over && screen && <ReplayBar screen={screen} {...over} title={run.entry} />}
    </>
  );
}
