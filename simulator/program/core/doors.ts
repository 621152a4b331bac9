import type { Pyodide } from './python.ts';

/**
 * Built-in modules that reach the machine below Python (`_ctypes` calls any function of the interpreter, the test modules
 * write to any of its memory), or JavaScript.
 */
const FORBIDDEN = /^(_ctypes\w*|_pyodide\w*|_test\w+|_xx\w+|xx\w+|_remote_debugging|faulthandler)$/;

/** Takes Python's ways out away: first from the table of built-in modules, then from its own memory. */
export function closeDoors(pyodide: Pyodide, harden: () => unknown): void {
  closeInittab(pyodide);
  // Called as it is, not through `runPython`, which is among what it takes away.
  harden();
}

/**
 * Makes the names of forbidden modules unfindable, in the table where the interpreter looks built-in modules up (`struct _inittab`: a
 * pointer to a name, a pointer to a function). Python cannot bring them back, whatever it does with its importers: a name
 * that begins with the byte 0xFF equals no text.
 */
function closeInittab({ _module: { HEAPU8, HEAPU32, _PyImport_Inittab } }: Pyodide): void {
  for (let entry = HEAPU32[_PyImport_Inittab >> 2]! >> 2; HEAPU32[entry]; entry += 2) {
    const at = HEAPU32[entry]!;
    const name = new TextDecoder().decode(HEAPU8.subarray(at, HEAPU8.indexOf(0, at)));
    if (FORBIDDEN.test(name)) HEAPU8[at] = 0xff;
  }
}
