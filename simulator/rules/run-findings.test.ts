import { describe, expect, it } from 'vitest';
import { runFinding } from './run-findings.ts';

const TREE = { leds: 500, microsPerLed: 120 };

describe('what a run tells of a line', () => {
  it('stands on the whole of it', () => {
    expect(runFinding(0, 2, ['x = 1', '  setLEDs(x)  '], TREE)).toMatchObject({
      rule: 'draws-nothing',
      severity: 'warning',
      line: 2,
      column: 3,
      endLine: 2,
      endColumn: 13,
    });
  });

  it('has the figures of its tree', () => {
    expect(runFinding(4, 1, ['setLEDs(x)'], TREE)?.message).toContain('Setting 500 LEDs takes 60 ms on this tree');
  });

  it('is nothing where there is no such line, or no such thing', () => {
    expect(runFinding(0, 3, ['x'], TREE)).toBeNull();
    expect(runFinding(0, 0, ['x'], TREE)).toBeNull();
    expect(runFinding(9, 1, ['x'], TREE)).toBeNull();
  });
});
