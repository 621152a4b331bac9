import { describe, expect, test } from 'vitest';
import { findFaults } from './arrows.ts';

const faultsOf = (from: string, to: string) => findFaults([{ from, to, types: true }]);

describe('who may know whom', () => {
  test.each([
    ['renderer/app/shell.tsx', 'executor/contract/verdict.ts'],
    ['renderer/features/tree/view.tsx', 'simulator/scene/points.ts'],
    ['executor/queue/queue.ts', 'executor/refusal.ts'],
    ['executor/queue/queue.ts', 'simulator/led/led-state.ts'],
    ['executor/main.ts', 'executor/engines/embedded/engine.ts'],
    ['executor/pipeline/driver.ts', 'executor/engines/engine.ts'],
    ['executor/engines/embedded/engine.test.ts', 'simulator/program/process/process-interpreter.ts'],
  ])('%s may import %s', (from, to) => expect(faultsOf(from, to)).toEqual([]));

  test.each([
    ['renderer/app/shell.tsx', 'executor/history/history.ts'],
    ['renderer/app/shell.tsx', 'simulator/program/process/child.ts'],
    ['executor/queue/queue.ts', 'executor/server/router.ts'],
    ['executor/pipeline/driver.ts', 'executor/engines/embedded/engine.ts'],
    ['executor/contract/verdict.ts', 'executor/refusal.ts'],
    ['simulator/led/led-state.ts', 'simulator/recording/recording.ts'],
    ['simulator/program/bake.ts', 'executor/contract/request.ts'],
    ['electron/main/main.ts', 'executor/main.ts'],
    ['electron/preload/preload.ts', 'executor/contract/contract.ts'],
  ])('%s may not import %s', (from, to) => {
    const [fault, ...others] = faultsOf(from, to);
    expect(others).toEqual([]);
    expect(fault).toContain(from);
    expect(fault).toContain(to);
  });

  test('a circle is told with all its files', () => {
    expect(findFaults(circle(false))).toEqual([
      'these files know each other in a circle: simulator/led/a.ts → simulator/led/b.ts → simulator/led/c.ts → simulator/led/a.ts',
    ]);
  });

  test('types may go in a circle: nothing of them is left when the program runs', () => {
    expect(findFaults(circle(true))).toEqual([]);
  });
});

function circle(types: boolean) {
  return [
    { from: 'simulator/led/a.ts', to: 'simulator/led/b.ts', types: false },
    { from: 'simulator/led/b.ts', to: 'simulator/led/c.ts', types },
    { from: 'simulator/led/c.ts', to: 'simulator/led/a.ts', types: false },
  ];
}
