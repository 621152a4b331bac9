/**
 * Leaves in this realm what Pyodide needs of a browser's worker, and nothing that reaches out of it: Python cannot get at JavaScript,
 * and if it ever could, there would be nothing to find. Afterwards `import()` and what was taken before still work.
 */
export function stripRealm(): void {
  const scope = globalThis as Record<string, unknown>;
  for (const name of [
    'process',
    'require',
    'module',
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'WebTransport',
    'EventSource',
    'Worker',
    'SharedWorker',
  ]) {
    delete scope[name];
    if (name in scope) Object.defineProperty(scope, name, { value: undefined, writable: true, configurable: true });
  }
  for (const name of [
    'indexedDB',
    'caches',
    'BroadcastChannel',
    'importScripts',
    'localStorage',
    'sessionStorage',
    'navigator',
    'Buffer',
    'global',
    'close',
    'open',
  ]) {
    Object.defineProperty(scope, name, { value: undefined, writable: true, configurable: true });
  }
  const looks = { self: globalThis, location: { href: 'http://python.invalid/', toString: () => 'http://python.invalid/' } };
  for (const [name, value] of Object.entries(looks)) Object.defineProperty(scope, name, { value, writable: true, configurable: true });
  class WorkerGlobalScope {
    static [Symbol.hasInstance](): boolean {
      return true;
    }
  }
  Object.defineProperty(scope, 'WorkerGlobalScope', { value: WorkerGlobalScope, writable: true, configurable: true });
  // Pyodide tells a module worker from a classic one by this throwing.
  scope['importScripts'] = () => {
    throw new TypeError('a module worker');
  };
}
