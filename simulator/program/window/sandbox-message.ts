/** What the sandboxed frame is given once: everything that a worker is made of. */
export interface WorkerParts {
  /** the worker's own script */
  worker: string;
  /** pyodide.asm.mjs */
  module: string;
  wasm: ArrayBuffer;
  stdlib: ArrayBuffer;
  lock: string;
  /** the file with Python's memory: 64 bytes of head, then the memory */
  snapshot: ArrayBuffer;
}

/** From the page to the frame. A started worker talks over the port that comes with the message. */
export type FrameOrder = { kind: 'parts'; parts: WorkerParts } | { kind: 'start'; id: number } | { kind: 'kill'; id: number };

/** What a worker is told first. */
export interface WorkerStart {
  parts: Omit<WorkerParts, 'worker'>;
  port: MessagePort;
}
