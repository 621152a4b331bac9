import { describe, expect, it } from 'vitest';
import { leavingOf } from './leaving.ts';

const PLAN = { path: 'plan', order: 'RGB', dead: [] } as const;
const DEPLOYED = { path: 'deployed', order: 'RGB', dead: [] } as const;

describe('what becomes of an LED’s state on a tree', () => {
  it('is the same where there are steps enough', () => {
    expect(leavingOf(PLAN, 3, [255, 165, 0, 100])).toEqual({
      light: [255, 165, 0],
      full: 255,
      meant: 'rgb(255 210 0)',
      shines: 'rgb(255 210 0)',
      lost: 'nothing',
    });
  });

  it('loses its hue in the few steps of the deployed tree', () => {
    expect(leavingOf(DEPLOYED, 3, [255, 165, 0, 2])).toMatchObject({ light: [1, 0, 0], full: 51, lost: 'hue' });
  });

  it('is dark below the first step', () => {
    expect(leavingOf(DEPLOYED, 3, [4, 4, 4, 100])).toMatchObject({ light: [0, 0, 0], shines: 'rgb(0 0 0)', lost: 'light' });
  });

  it('shines in the colour that is wired', () => {
    expect(leavingOf({ ...PLAN, order: 'GRB' }, 3, [255, 0, 0, 100])).toMatchObject({ shines: 'rgb(0 255 0)', lost: 'nothing' });
  });

  it('is nothing at a dead LED', () => {
    expect(leavingOf({ ...PLAN, dead: [3] }, 3, [255, 0, 0, 100])).toMatchObject({ light: [0, 0, 0], lost: 'dead' });
    expect(leavingOf({ ...PLAN, dead: [3] }, 4, [255, 0, 0, 100]).lost).toBe('nothing');
  });
});
