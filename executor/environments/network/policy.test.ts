import { describe, expect, test } from 'vitest';
import { reachOf } from './policy.ts';

const hosts = (...names: string[]) => ({ kind: 'hosts', hosts: names }) as const;

describe('what the settings let a build reach', () => {
  test('off is nothing, on is what is public', () => {
    expect(reachOf({ kind: 'off' }, 'example.org')).toBe('none');
    expect(reachOf({ kind: 'on' }, 'example.org')).toBe('public');
  });

  test('a named host is that host, however it is written, wherever it lies', () => {
    expect(reachOf(hosts('example.org'), 'EXAMPLE.org.')).toBe('any');
    expect(reachOf(hosts('127.0.0.1'), '127.0.0.1')).toBe('any');
    expect(reachOf(hosts('example.org'), 'www.example.org')).toBe('none');
    expect(reachOf(hosts('example.org'), 'badexample.org')).toBe('none');
  });

  test('a pattern is the hosts below it, where they are public', () => {
    expect(reachOf(hosts('*.example.org'), 'a.b.example.org')).toBe('public');
    expect(reachOf(hosts('*.example.org'), 'example.org')).toBe('none');
    expect(reachOf(hosts('*.example.org'), 'badexample.org')).toBe('none');
  });
});
