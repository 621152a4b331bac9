import { expect, it } from 'vitest';
import { ticksOf } from './ticks.ts';

const labels = (from: number, to: number) => ticksOf({ from, to }, 9).flatMap(({ label }) => label ?? []);

it('names round moments, as exactly as they differ', () => {
  expect(labels(0, 45_000)).toEqual(['0:00', '0:05', '0:10', '0:15', '0:20', '0:25', '0:30', '0:35', '0:40', '0:45']);
  expect(labels(59_000, 62_100)).toEqual(['0:59.0', '0:59.5', '1:00.0', '1:00.5', '1:01.0', '1:01.5', '1:02.0']);
  expect(labels(1_001, 1_050)).toEqual(['0:01.01', '0:01.02', '0:01.03', '0:01.04', '0:01.05']);
  expect(labels(0, 5)).toEqual(['0:00.000', '0:00.001', '0:00.002', '0:00.003', '0:00.004', '0:00.005']);
});

it('has small ticks between', () => {
  expect(ticksOf({ from: 900, to: 2_100 }, 2).map(({ ms }) => ms)).toEqual([1_000, 1_200, 1_400, 1_600, 1_800, 2_000]);
});

it('of no time has none', () => {
  expect(ticksOf({ from: 0, to: 0 }, 9)).toEqual([]);
});
