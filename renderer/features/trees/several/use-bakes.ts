import { useEffect, useRef, useState } from 'react';
import { bake as bakeWhole } from '../../../../simulator/program/bake.ts';
import type { Bake, Interpreter } from '../../../../simulator/program/program.ts';
import { createWindowInterpreter } from '../../../../simulator/program/window/window-interpreter.ts';
import type { TreeFile } from '../../../../simulator/tree/model/tree-file.ts';
import { useWorkspace } from '../../files/workspace.ts';
import { lightProgram } from '../../preview/light-program.ts';
import { usePreview } from '../../preview/use-preview.ts';
import { useTree } from '../tree-store.ts';

/** What a program did on a tree. */
export interface TreeBake {
  bake: Bake;
  /** the text and the seed that it was baked of */
  of: string;
}

type BakedFor = Pick<TreeFile, 'leds' | 'rules' | 'speed'>;

/** What a bake depends on: trees that differ in nothing of it share one. */
export function bakeKey({ leds, rules, speed }: TreeFile): string {
  return JSON.stringify({ leds, rules, speed });
}

/**
 * The program that is previewed, baked for each of some trees, one after the other, when its own preview is done; earlier ones stay
 * until then. `of` is what they should be baked of by now.
 */
export function useBakes(files: readonly TreeFile[]): { bakes: ReadonlyMap<string, TreeBake>; of: string | null } {
  const { bake: own, status, seed, program } = usePreview();
  const current = useTree((s) => s.file);
  const source = useWorkspace((s) => s.files.find((file) => file.id === program)?.text ?? null);
  const path = useWorkspace((s) => s.files.find((file) => file.id === program)?.path ?? null);
  const [bakes, setBakes] = useState<ReadonlyMap<string, TreeBake>>(new Map());
  const done = useRef(bakes);
  const interpreter = useRef<Interpreter | null>(null);
  useEffect(
    () => () => {
      void interpreter.current?.close();
      interpreter.current = null;
    },
    [],
  );

  const of = source === null || own === null ? null : `${seed} ${source}`;
  // Only what a bake depends on begins one anew.
  const wanted = [...new Set(files.map(bakeKey))].join('\n');
  const ownKey = bakeKey(current);

  useEffect(() => {
    if (status === 'baking' || own === null || of === null || source === null || path === null) return;
    const stop = new AbortController();
    const put = (key: string, bake: Bake): void => {
      done.current = new Map(done.current).set(key, { bake, of });
      setBakes(done.current);
    };
    const all = async (): Promise<void> => {
      put(ownKey, own);
      for (const key of wanted.split('\n')) {
        if (key === '' || done.current.get(key)?.of === of) continue;
        interpreter.current ??= createWindowInterpreter({ page: new URL('sandbox.html', document.baseURI).href, spares: 1 });
        const bake = await bakeWhole(
          interpreter.current,
          lightProgram(source, path, { ...useTree.getState().file, ...(JSON.parse(key) as BakedFor) }, seed),
          stop.signal,
        );
        if (stop.signal.aborted) return;
        put(key, bake);
      }
    };
    void all();
    return () => stop.abort();
  }, [status, own, of, source, path, seed, wanted, ownKey]);

  return { bakes, of };
}
