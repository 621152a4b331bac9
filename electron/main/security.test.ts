import { EventEmitter } from 'node:events';
import type { App, Session, Shell } from 'electron';
import { describe, expect, test } from 'vitest';
import { guardContents, guardSession, mayNavigate, mayOpenOutside, mayRequest, mayUse } from './security.ts';

test.each([
  ['app://workbench/', true, true],
  ['app://workbench/index.html', true, true],
  ['app://workbench/?x=1', true, true],
  ['app://workbench/sandbox.html', true, false],
  ['app://workbench/sandbox.html', false, true],
  ['app://elsewhere/', true, false],
  ['https://example.org/', true, false],
  ['https://example.org/', false, false],
  ['file:///etc/passwd', true, false],
  ['javascript:alert(1)', true, false],
  ['data:text/html,x', true, false],
  ['about:blank', true, false],
  ['', true, false],
])('navigating to %s (top frame: %s) is allowed: %s', (address, top, allowed) => expect(mayNavigate(address, top)).toBe(allowed));

test.each([
  ['https://docs.python.org/3/', true],
  ['http://example.org/', false],
  ['https://user:word@example.org/', false],
  ['file:///usr/bin/true', false],
  ['smb://host/share', false],
  ['ms-msdt:/id', false],
  ['javascript:alert(1)', false],
  ['app://workbench/', false],
  ['nonsense', false],
])('opening %s outside is allowed: %s', (address, allowed) => expect(mayOpenOutside(address)).toBe(allowed));

test.each([
  ['app://workbench/assets/x.js', true],
  ['blob:app://workbench/1', true],
  ['data:text/javascript,1', true],
  ['http://127.0.0.1:1/', false],
  ['https://example.org/', false],
  ['ws://127.0.0.1:1/rpc', false],
  ['file:///etc/passwd', false],
  ['app://elsewhere/x', false],
])('loading %s is allowed: %s', (address, allowed) => expect(mayRequest(address)).toBe(allowed));

describe('permissions', () => {
  const ours = { address: 'app://workbench/', isMainFrame: true };
  test.each([
    ['fileSystem', ours, true],
    ['clipboard-sanitized-write', ours, true],
    ['clipboard-read', ours, false],
    ['media', ours, false],
    ['geolocation', ours, false],
    ['openExternal', ours, false],
    ['local-network-access', ours, false],
    ['unknown', ours, false],
    ['fileSystem', { ...ours, isMainFrame: false }, false],
    ['fileSystem', { ...ours, address: 'https://example.org/' }, false],
    ['fileSystem', { ...ours, address: undefined }, false],
  ])('%s asked by %o is given: %s', (permission, asks, given) => expect(mayUse(permission, asks)).toBe(given));
});

test('every page that is made is guarded: it goes nowhere, embeds nothing, opens nothing but https outside', () => {
  const app = new EventEmitter();
  const opened: string[] = [];
  guardContents(app as unknown as App, { openExternal: async (url: string) => void opened.push(url) } as unknown as Shell);
  let open: (details: { url: string }) => unknown = () => null;
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: (handler: typeof open) => (open = handler) });
  app.emit('web-contents-created', {}, contents);

  const stopped = (event: string, details = {}): boolean => {
    let prevented = false;
    contents.emit(event, { ...details, preventDefault: () => (prevented = true) });
    return prevented;
  };
  expect(stopped('will-frame-navigate', { url: 'https://example.org/', isMainFrame: true })).toBe(true);
  expect(stopped('will-frame-navigate', { url: 'app://workbench/', isMainFrame: true })).toBe(false);
  expect(stopped('will-redirect', { url: 'app://workbench/' })).toBe(true);
  expect(stopped('will-attach-webview')).toBe(true);
  expect(open({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
  expect(open({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
  expect(opened).toEqual(['https://example.org/']);
});

test('a session asks the same decisions', () => {
  const set: Record<string, (...args: never[]) => unknown> = {};
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => void (set[name] = handler);
  guardSession({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('load') },
  } as unknown as Session);
  const call = (name: string, ...args: unknown[]): unknown => (set[name] as (...args: unknown[]) => unknown)(...args);
  const answers: unknown[] = [];
  const answer = (value: unknown) => answers.push(value);

  call('request', null, 'fileSystem', answer, { requestingUrl: 'app://workbench/', isMainFrame: true });
  call('request', null, 'media', answer, { requestingUrl: 'app://workbench/', isMainFrame: true });
  call('load', { url: 'https://example.org/' }, answer);
  call('load', { url: 'app://workbench/x.js' }, answer);
  expect(answers).toEqual([true, false, { cancel: true }, { cancel: false }]);
  expect(call('check', null, 'clipboard-sanitized-write', 'app://workbench', { isMainFrame: true })).toBe(true);
  expect(call('check', null, 'hid', 'app://workbench', { isMainFrame: true })).toBe(false);
  expect(call('device', {})).toBe(false);
});
