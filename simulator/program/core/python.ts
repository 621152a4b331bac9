/** The parts of an Emscripten file system that are used here. */
export interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
  makedev(major: number, minor: number): number;
  registerDevice(device: number, operations: DeviceOperations): void;
  mkdev(path: string, device: number): void;
  createDevice: { major: number };
  createNode(parent: DiskNode | null, name: string, mode: number, device: number): DiskNode;
  hashAddNode(node: DiskNode): void;
  hashRemoveNode(node: DiskNode): void;
  closeStream(descriptor: number): void;
  streams: readonly ({ node?: DiskNode } | null | undefined)[];
  filesystems: {
    MEMFS: {
      expandFileStorage(node: DiskNode, bytes: number): void;
      resizeFileStorage(node: DiskNode, bytes: number): void;
      stream_ops: FileOperations;
      ops_table: { file: { stream: FileOperations }; dir: { node: FolderOperations } };
    };
  };
  ErrnoError: new (errno: number) => Error;
}

/** A file, a folder or a link. */
export interface DiskNode {
  /** bytes of a file; of a folder, what lies in it by name */
  contents?: Uint8Array | Int8Array | Record<string, DiskNode>;
  /** where a link leads */
  link?: string;
}

interface FileOperations {
  write(stream: { node: DiskNode }, buffer: Uint8Array, offset: number, length: number, position: number, canOwn?: boolean): number;
}

interface FolderOperations {
  symlink(parent: DiskNode, name: string, target: string): DiskNode;
  rename(node: DiskNode, folder: DiskNode, name: string): void;
}

interface DeviceOperations {
  open(stream: { seekable: boolean }): void;
  close(): void;
  write(stream: unknown, heap: Uint8Array, offset: number, length: number): number;
}

/** What Pyodide is compiled to, before there is a Python. */
interface PyodideModule {
  HEAPU8: Uint8Array;
  growMemory(bytes: number): unknown;
}

/** What is used of a loaded Pyodide. */
export interface Pyodide {
  FS: FileSystem;
  _module: { HEAPU8: Uint8Array; HEAPU32: Uint32Array; _PyImport_Inittab: number };
  runPython(code: string): unknown;
  globals: { get(name: string): (text: string) => string };
  setStdin(options: { read(buffer: Uint8Array): number; isatty: boolean }): void;
  setStdout(options: { write(buffer: Uint8Array): number; isatty: boolean }): void;
  setStderr(options: { write(buffer: Uint8Array): number; isatty: boolean }): void;
  makeMemorySnapshot(): Uint8Array;
}

/** Everything an interpreter is made of, as bytes: a home brings them from where it has them. */
export interface PythonParts {
  loadPyodide(options: Record<string, unknown>): Promise<Pyodide>;
  createPyodideModule(settings: unknown): Promise<PyodideModule>;
  wasm: Uint8Array<ArrayBuffer>;
  stdlib: Uint8Array<ArrayBuffer>;
  /** pyodide-lock.json: says which Pyodide this is */
  lock: string;
  /** the memory to begin with; null: load from scratch with `sources` */
  snapshot: Uint8Array<ArrayBuffer> | null;
  /** our .py files, by module name, in the order they are to be executed */
  sources: readonly (readonly [name: string, source: string])[];
}
