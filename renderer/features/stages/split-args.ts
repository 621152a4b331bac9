/** Splits a line of arguments as a shell does: at spaces, with '…' and "…" kept together, and \ before any sign. */
export function splitArgs(line: string): string[] {
  const args: string[] = [];
  let arg: string | null = null;
  let quote: string | null = null;
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at);
    if (sign === '\\' && quote !== "'" && at + 1 < line.length) {
      at += 1;
      arg = (arg ?? '') + line.charAt(at);
    } else if (quote !== null) {
      if (sign === quote) quote = null;
      else arg += sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      arg ??= '';
    } else if (/\s/.test(sign)) {
      if (arg !== null) args.push(arg);
      arg = null;
    } else {
      arg = (arg ?? '') + sign;
    }
  }
  if (arg !== null) args.push(arg);
  return args;
}

/** The line that `splitArgs` splits into these. */
export function joinArgs(args: readonly string[]): string {
  return args.map((arg) => (/^[\w./:=@%+,-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`)).join(' ');
}
