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
  /**
   * How often a waiting Python makes a few typical frames, so that the code it needs has been compiled well when a program comes. What is
   * compiled in one process is of no use to another; workers of one page share it.
   */
  rehearsals: number;
}

/** How often it reads a program before. */
const READINGS = 20;

/** Loads Python in this worker; gives what takes orders. Rejects where Python cannot be loaded from these parts. */
export async function serve(parts: PythonParts, home: Home): Promise<(order: Order) => void> {
  const python = await loadPython(parts);
  let done = 0;
  const rehearse = (): void => {
    if (done >= READINGS + home.rehearsals) return;
    python.rehearse(done < READINGS ? 'read' : 'frames');
    done += 1;
    // Between two frames an order can come.
    setTimeout(rehearse, 0);
  };
  setTimeout(rehearse, 0);
  home.report({ kind: 'ready' });
  return (order) => {
    done = Infinity;
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
