import type { RuntimeManifest } from '../contract/runtime-manifest.ts';
import type {
  MatrixRow,
  RuntimeDetail,
  RuntimeEvent,
  RuntimeFile,
  RuntimeFinding,
  RuntimeInfo,
  RuntimeSource,
  TestRun,
} from '../contract/runtimes.ts';

/** The key of an environment that came with the files, and is there; null where they need none; left out where it is to be made. */
type Given = { environment?: string | null };
type Only = { only?: readonly string[] | undefined };

/** The catalogue, as contract/runtimes.ts tells. Foreseen failures are thrown as `Refusal`, those of streams before their first event. */
export interface Runtimes {
  list(): Promise<{ items: RuntimeInfo[] }>;
  show(name: string): Promise<RuntimeDetail>;
  files(name: string, version?: string): Promise<{ files: RuntimeFile[] }>;
  lint(files: readonly RuntimeFile[]): { manifest: RuntimeManifest | null; hash: string; findings: RuntimeFinding[] };
  install(
    it: { id: string } | ({ files: readonly RuntimeFile[]; source: RuntimeSource } & Given),
    signal?: AbortSignal,
  ): AsyncGenerator<RuntimeEvent, void>;
  update(
    it: { id: string; files?: readonly RuntimeFile[] | undefined; source?: RuntimeSource | undefined } & Given,
    signal?: AbortSignal,
  ): AsyncGenerator<RuntimeEvent, void>;
  test(it: ({ id: string } | { files: readonly RuntimeFile[] }) & Only, signal?: AbortSignal): AsyncGenerator<RuntimeEvent, void>;
  remove(id: string): Promise<{ id: string; versions: number; environment: 'removed' | 'kept' | null; freedBytes: number }>;
  matrix(): Promise<{ items: MatrixRow[] }>;
  runs(id: string): { items: (TestRun & { name: string })[] };
}
