/** The file descriptor that a worker reports to. */
export const REPORT_PIPE = 3;
/** What a snapshot's file begins with, before the memory: its key and its checksum, SHA-256 both. */
export const SNAPSHOT_HEAD_BYTES = 64;

/** What the child hands its worker. */
export interface WorkerData {
  /** the folder Pyodide lies in */
  pyodide: string;
  /** the file with the memory to begin with; null: load from scratch */
  snapshot: string | null;
  sources: readonly (readonly [string, string])[];
  /** make a snapshot rather than run anything */
  making: boolean;
}
