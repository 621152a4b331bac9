import { describe, expect, it } from 'vitest';
import { paneAt, panesOf } from './panes.ts';

describe('the pictures on a canvas', () => {
  it('is one, where one is wanted', () => {
    expect(panesOf('shown', 600, 400)).toEqual([{ coat: 'shown', left: 0, top: 0, width: 600, height: 400 }]);
  });

  it('are two beside each other where it is wide', () => {
    expect(panesOf('both', 600, 500)).toEqual([
      { coat: 'ideal', left: 0, top: 0, width: 300, height: 500 },
      { coat: 'shown', left: 300, top: 0, width: 300, height: 500 },
    ]);
  });

  it('are two above each other where it is narrow', () => {
    expect(panesOf('both', 280, 800)).toEqual([
      { coat: 'ideal', left: 0, top: 0, width: 280, height: 400 },
      { coat: 'shown', left: 0, top: 400, width: 280, height: 400 },
    ]);
  });

  it('are told apart by a point', () => {
    const panes = panesOf('both', 600, 500);
    expect(paneAt(panes, 299, 10).coat).toBe('ideal');
    expect(paneAt(panes, 300, 10).coat).toBe('shown');
    expect(paneAt(panes, 900, 10).coat).toBe('shown');
  });
});
