import { closeDoors } from './doors.ts';
import type { Pyodide, PythonParts } from './python.ts';
import { webAssembly } from './web-assembly.ts';

/** An address that is never asked: Pyodide wants one to resolve its files against. */
const NOWHERE = 'http://python.invalid/';

/** A Python that has been told of no program yet. */
export interface LoadedPython {
  pyodide: Pyodide;
  run(request: string): string;
  check(request: string): string;
  /** does nothing that stays, a few ms long: reads a program, or makes frames as one would */
  rehearse(what: 'read' | 'frames'): string;
}

/**
 * Loads Python, and takes away its ways to JavaScript. The realm must look like a browser's worker (realm.ts), so that
 * Pyodide asks for no files, processes or sockets of Node's.
 */
export async function loadPython(parts: PythonParts): Promise<LoadedPython> {
  const pyodide = await begin(parts, false);
  if (!parts.snapshot) install(pyodide, parts);
  const entry = (name: string) => pyodide.globals.get(`treeline_${name}`);
  const [run, check, rehearse, harden] = [entry('run'), entry('check'), entry('rehearse'), entry('harden')];
  closeDoors(pyodide, () => harden(''));
  return { pyodide, run, check, rehearse };
}

/** The memory of a Python that has read everything a program's run needs. */
export async function makeSnapshot(parts: PythonParts): Promise<Uint8Array> {
  const pyodide = await begin({ ...parts, snapshot: null }, true);
  install(pyodide, parts);
  return pyodide.makeMemorySnapshot();
}

async function begin(parts: PythonParts, makingSnapshot: boolean): Promise<Pyodide> {
  // Pyodide fetches two files: both are here already.
  Object.assign(globalThis, { fetch: () => Promise.resolve({ ok: true, arrayBuffer: () => Promise.resolve(parts.stdlib.buffer) }) });
  webAssembly.instantiateStreaming = (_, imports) => webAssembly.instantiate(parts.wasm, imports);
  return parts.loadPyodide({
    createPyodideModule: roomy(parts.createPyodideModule, parts.snapshot?.length ?? 0),
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    lockFileContents: { ...(JSON.parse(parts.lock) as object), packages: {} },
    jsglobals: Object.freeze(Object.create(null)),
    // A fixed hash seed: sets of texts keep their order from run to run. It cannot be changed afterwards.
    env: { HOME: '/', PYTHONHASHSEED: '0', PYTHONINSPECT: '' },
    stdout: () => {},
    stderr: () => {},
    _makeSnapshot: makingSnapshot,
    _loadSnapshot: parts.snapshot ?? undefined,
  });
}

/** Pyodide begins with a memory of its own size, and writes the snapshot's into it. */
function roomy(create: PythonParts['createPyodideModule'], bytes: number): PythonParts['createPyodideModule'] {
  return async (settings) => {
    const module = await create(settings);
    if (module.HEAPU8.length < bytes) module.growMemory(bytes);
    return module;
  };
}

function install(pyodide: Pyodide, { sources }: PythonParts): void {
  pyodide.runPython(`
import sys, types, json
_sources = json.loads(${JSON.stringify(JSON.stringify(sources))})
for _name, _source in _sources:
    _module = types.ModuleType(_name)
    sys.modules[_name] = _module
    exec(compile(_source, '<tree>/' + _name + '.py', 'exec', dont_inherit=True), vars(_module))
treeline_run = sys.modules['treeline_runner'].run
treeline_check = sys.modules['treeline_runner'].check
treeline_rehearse = sys.modules['treeline_rehearsal'].rehearse
sys.modules['treeline_rehearsal'].load_all()
sys.modules['treeline_hardening'].prepare()
treeline_harden = sys.modules['treeline_hardening'].harden
for _name, _source in _sources:
    del sys.modules[_name]
del _sources, _source
`);
}
