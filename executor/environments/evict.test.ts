import { describe, expect, test } from 'vitest';
import { evict } from './evict.ts';

const shared = { path: '/nix/store/glibc', bytes: 10 };
const environment = (key: string, bytes: number) => ({ key, paths: [shared, { path: `/nix/store/${key}`, bytes }] });
const three = [environment('oldest', 100), environment('middle', 200), environment('newest', 300)];
const none = () => false;

describe('a budget', () => {
  test('that holds asks for nothing', () => {
    expect(evict(three, 610, none)).toEqual([]);
  });

  test('is met by the least recently used, and by no more of them than it takes', () => {
    expect(evict(three, 609, none)).toEqual(['oldest']);
    expect(evict(three, 510, none)).toEqual(['oldest']);
    expect(evict(three, 509, none)).toEqual(['oldest', 'middle']);
  });

  test('counts what environments share until the last of them is gone', () => {
    expect(evict(three, 310, none)).toEqual(['oldest', 'middle']);
    expect(evict(three, 9, none)).toEqual(['oldest', 'middle', 'newest']);
  });

  test('takes nothing away from a submission', () => {
    expect(evict(three, 0, (key) => key === 'middle')).toEqual(['oldest', 'newest']);
  });
});
