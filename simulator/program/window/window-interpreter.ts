import { createInterpreter } from '../core/interpreter.ts';
import type { Report } from '../core/message.ts';
import type { Handle } from '../core/session.ts';
import type { Interpreter } from '../program.ts';
import { openFrame, type Frame } from './open-frame.ts';

export interface WindowInterpreterOptions {
  /** the URL of sandbox.html; `python/` lies beside it */
  page: string;
  /** workers that are kept loaded for programs to come */
  spares?: number;
}

/** While one runs an edit, one waits for the next edit, which ends the first, and one is loaded for the edit after that. */
const SPARES = 2;

/** An interpreter in the window: each program in a worker of its own, in a sandboxed frame without origin or network. */
export function createWindowInterpreter({ page, spares = SPARES }: WindowInterpreterOptions): Interpreter {
  let opening: Promise<Frame> | null = null;
  let count = 0;
  const troubled = new Map<number, (message: string) => void>();
  const open = async (): Promise<Frame> => {
    const frame = await openFrame(page);
    frame.onBroken((id, message) => troubled.get(id)?.(message));
    return frame;
  };
  const start = async (): Promise<Handle> => {
    opening ??= open();
    try {
      const id = count++;
      return await startWorker(await opening, id, troubled);
    } catch (error) {
      // The parts are fetched again next time: a failed fetch may have been the network's.
      opening = null;
      throw error;
    }
  };
  const interpreter = createInterpreter(start, { spares });
  return {
    ...interpreter,
    close: async () => {
      await interpreter.close();
      const frame = await opening?.catch(() => null);
      frame?.remove();
    },
  };
}

/** A worker that has loaded Python. */
function startWorker(frame: Frame, id: number, troubled: Map<number, (message: string) => void>): Promise<Handle> {
  const { port1: port, port2 } = new MessageChannel();
  let onReport: (report: Report) => void = () => {};
  let onGone: ((trouble: string) => void)[] = [];
  const gone = (trouble: string): void => {
    const listeners = onGone;
    onGone = [];
    troubled.delete(id);
    frame.tell({ kind: 'kill', id });
    port.close();
    for (const listener of listeners) listener(trouble);
  };
  const handle: Handle = {
    send: (order) => port.postMessage(order),
    kill: () => gone('it was ended'),
    onReport: (listener) => {
      onReport = listener;
    },
    onGone: (listener) => {
      onGone.push(listener);
    },
  };
  return new Promise((resolve, reject) => {
    onReport = (report) => {
      if (report.kind === 'ready') resolve(handle);
      if (report.kind === 'failed') {
        gone(report.message);
        reject(new Error(report.message));
      }
    };
    onGone.push((trouble) => reject(new Error(trouble)));
    troubled.set(id, gone);
    port.addEventListener('message', (event: MessageEvent<Report>) => onReport(event.data));
    port.start();
    frame.tell({ kind: 'start', id }, port2);
  });
}
