import { loadPython, type LoadedPython } from './load.ts';
import type { MemoryMeter } from './memory.ts';
import type { Order, Report } from './message.ts';
import type { PythonParts } from './python.ts';
import { runProgram } from './run.ts';

/** What a home gives its worker. */
export interface Home {
  memory: MemoryMeter;
  report(report: Report): void;
  /** waits so long, ms */
  sleep(ms: number): void;
}

/** How often a waiting Python goes through a typical frame, so that the code it needs has been compiled well when a program comes. */
const REHEARSALS = 40;

/** Loads Python in this worker; gives what takes orders. Rejects where Python cannot be loaded from these parts. */
export async function serve(parts: PythonParts, home: Home): Promise<(order: Order) => void> {
  const python = await loadPython(parts);
  let waiting = REHEARSALS;
  const rehearse = (): void => {
    if (waiting <= 0) return;
    waiting -= 1;
    python.rehearse('');
    // Between two frames an order can come.
    setTimeout(rehearse, 0);
  };
  setTimeout(rehearse, 0);
  home.report({ kind: 'ready' });
  return (order) => {
    waiting = 0;
    obey(python, order, home);
  };
}

function obey(python: LoadedPython, order: Order, home: Home): void {
  if (order.kind === 'run') {
    runProgram(python, order.program, { ...home, colours: order.colours });
    return;
  }
  const { id, source, rules } = order;
  home.report({ kind: 'checked', id, findings: JSON.parse(python.check(JSON.stringify({ source, rules }))) });
}
