import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { verdictOf } from '../../../executor/contract/verdict-of.ts';
import type { Verdict } from '../../../executor/contract/verdict.ts';
import type { Bake, Interpreter } from '../../../simulator/program/program.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import type { Finding } from '../../../simulator/rules/finding.ts';
import { namesTreeApi } from '../../../simulator/rules/names-tree-api.ts';
import { rulesOf } from '../../../simulator/rules/rules.ts';
import { usePlayback, type Shown } from '../timeline/playback-store.ts';
import { useTree } from '../trees/tree-store.ts';
import { bakeLive } from './bake-live.ts';
import { lightProgram } from './light-program.ts';

/** While someone types, a bake waits for this much quiet, in ms. */
const QUIET = 120;
/** A first edit after a pause of this long is baked at once, in ms. */
const PAUSE = 400;

const NO_LIGHTS = 'This program sets no lights';

export interface PreviewError {
  verdict: Verdict;
  /** where it happened, from 1; null where no line is known */
  line: number | null;
}

export interface Preview {
  /** idle: the text is no light program, of which only `findings` are told; failed: it did not run to its end, `error` says why */
  status: 'idle' | 'baking' | 'ready' | 'failed';
  /** id of the open file whose text is previewed; null for none */
  program: string | null;
  findings: readonly Finding[];
  error: PreviewError | null;
  /** the last bake that ended, good or not */
  bake: Bake | null;
  /** the lights on the screen are not those of the newest text */
  stale: boolean;
  /** `random` begins with it; one for the session until it is set */
  seed: number;
  /**
   * Bakes this text soon; the newest wins. Text that does not name the tree's API is only read, and leaves the tree dark, as does
   * turning to another program until its own lights come. `program` is the open file's id: two may have one name.
   */
  schedule(source: string, fileName: string, program?: string): void;
  /** What the current tree's rules say of a text, without running it. @throws Error where Python cannot be had */
  check(source: string): Promise<readonly Finding[]>;
  /** Nothing is previewed any more. With `because` the tree turns dark and says so; without, its lights are another's to change. */
  leave(because?: string): void;
  /** Bakes the same text again, and so brings its lights back. */
  again(): void;
  /** Lights of a file are shown from now on, until the text is changed or baked again. */
  giveWay(): void;
  setSeed(seed: number): void;
}

/** A preview over an interpreter, which is opened when it is first needed. */
export function createPreview(open: () => Interpreter): UseBoundStore<StoreApi<Preview>> {
  let interpreter: Interpreter | null = null;
  let text: { source: string; file: string; program: string } | null = null;
  /** whether any text was handed in: before the first, the shipped program's whole show may be on */
  let begun = false;
  let running = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let editedAt = -Infinity;
  /** what was shown before the first frames of a bake: to go back to where no bake comes to its end */
  let before: { recording: Recording; shown: Shown } | null = null;

  return create<Preview>()((set, get) => {
    /** Without frames of its own, a text leaves the last whole show on: better than a dark tree while one types. */
    const settle = (): void => {
      const { recording, shown, show } = usePlayback.getState();
      if (!recording || !shown?.growing) return;
      if (before) show(before.recording, before.shown);
      else show(recording, { origin: 'preview', file: shown.file, microsPerLed: shown.microsPerLed });
    };

    const stop = (): void => {
      clearTimeout(timer);
      running.abort();
    };

    const darken = (because?: string): void => {
      before = null;
      usePlayback.getState().clear(because);
    };

    async function start(source: string, file: string, program: string, grows: boolean): Promise<void> {
      const { signal } = (running = new AbortController());
      interpreter ??= open();
      const { seed } = get();
      const tree = useTree.getState().file;
      const shown: Shown = { origin: 'preview', file: program, microsPerLed: tree.speed.microsPerLed };
      const grow = (recording: Recording): void => {
        if (!grows) return;
        const now = usePlayback.getState();
        if (now.recorded && now.shown && !now.shown.growing) before = { recording: now.recorded, shown: now.shown };
        now.show(recording, { ...shown, growing: true });
        set({ stale: false });
      };
      const bake = await bakeLive(interpreter, lightProgram(source, file, tree, seed), grow, signal);
      const unfinished = bake.end.cause.kind === 'limit' || bake.end.cause.kind === 'fault';
      if (!signal.aborted) end(bake, { ...shown, prints: bake.prints, unfinished });
    }

    /** An ordinary program must not run by itself as it is typed. */
    async function read(source: string): Promise<void> {
      const { signal } = (running = new AbortController());
      interpreter ??= open();
      try {
        const findings = await interpreter.check(source, null);
        if (!signal.aborted) set({ findings });
      } catch (error) {
        // Without Python nothing can be said of the text: it can still be written.
        console.error(error);
      }
    }

    function end(bake: Bake, lights: Shown): void {
      const { cause, findings } = bake.end;
      const verdict = verdictOf(cause.kind === 'findings' ? 'compile' : 'run', cause);
      const failed = verdict !== null && verdict.code !== 'OK';
      const shows = bake.recording.times.length > 0;
      if (shows) usePlayback.getState().show(bake.recording, lights);
      else if (failed) settle();
      else darken(NO_LIGHTS);
      set({
        status: failed ? 'failed' : 'ready',
        bake,
        findings: cause.kind === 'findings' ? cause.findings : findings,
        error: failed ? { verdict, line: cause.kind === 'exception' ? cause.line : null } : null,
        stale: !shows && usePlayback.getState().recording !== null,
      });
    }

    // Where its lights hang, and in which order they shine, no program knows. A file's lights are the same on any tree.
    useTree.subscribe(({ file: now }, { file: was }) => {
      if (usePlayback.getState().shown?.origin === 'import') return;
      if (now.leds !== was.leds || now.rules !== was.rules || now.speed.microsPerLed !== was.speed.microsPerLed) get().again();
    });

    return {
      status: 'idle',
      program: null,
      findings: [],
      error: null,
      bake: null,
      stale: false,
      seed: Math.floor(Math.random() * 10_000),
      schedule(source, file, program = file) {
        stop();
        text = { source, file, program };
        const { shown } = usePlayback.getState();
        // The first text may be the shipped program, whose whole show is on already: nothing grows over it.
        const shipped = !begun && shown?.origin === 'sample' && shown.file === program;
        begun = true;
        // Findings of another file would stand at the wrong lines; those of this one are right until the new ones come.
        const findings = get().program === program ? get().findings : [];
        if (!namesTreeApi(source)) {
          darken(NO_LIGHTS);
          set({ status: 'idle', program, findings, error: null, bake: null, stale: false });
          timer = setTimeout(() => void read(source), QUIET);
          return;
        }
        if (shown?.file !== program) darken();
        const now = performance.now();
        const paused = now - editedAt > PAUSE;
        editedAt = now;
        set({
          status: 'baking',
          program,
          findings,
          stale: !shipped && usePlayback.getState().recording !== null,
          ...(get().program === program ? {} : { error: null, bake: null }),
        });
        // Python works while the page is still busy with the key.
        if (paused) void start(source, file, program, !shipped);
        else timer = setTimeout(() => void start(source, file, program, !shipped), QUIET);
      },
      check(source) {
        interpreter ??= open();
        const { rules, speed } = useTree.getState().file;
        return interpreter.check(source, namesTreeApi(source) ? rulesOf(rules, speed.microsPerLed) : null);
      },
      leave(because) {
        stop();
        text = null;
        set({ status: 'idle', program: null, findings: [], error: null, bake: null, stale: false });
        if (because !== undefined) darken(because);
      },
      again() {
        if (text) get().schedule(text.source, text.file, text.program);
      },
      giveWay() {
        stop();
        if (get().status === 'baking') set({ status: 'ready', stale: false });
      },
      setSeed(seed) {
        set({ seed });
        get().again();
      },
    };
  });
}
