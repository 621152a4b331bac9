/** One name that programs of a tree may use, told for people: what completion, hover and signature help show. Plain data. */
export interface ApiDoc {
  /** as it is written in a program: `setLEDs`, `time.sleep` */
  name: string;
  kind: 'function' | 'constant' | 'module';
  /** the module that must be imported first; null for what is always there */
  module: string | null;
  /** one line of Python, such as `setLEDs(states)` */
  signature: string;
  parameters: readonly ApiParameter[];
  /** Markdown */
  doc: string;
  /** Python that can be tried as it stands */
  example: string;
}

export interface ApiParameter {
  name: string;
  /** Markdown */
  doc: string;
}

/** A function, its parameters taken from `about` in their order. */
export function apiFunction(
  module: string | null,
  signature: string,
  doc: string,
  about: Readonly<Record<string, string>>,
  example: string,
): ApiDoc {
  const name = signature.slice(0, signature.indexOf('('));
  return {
    name: module === null ? name : `${module}.${name}`,
    kind: 'function',
    module,
    signature: module === null ? signature : `${module}.${signature}`,
    parameters: Object.entries(about).map(([parameter, text]) => ({ name: parameter, doc: text })),
    doc,
    example,
  };
}
