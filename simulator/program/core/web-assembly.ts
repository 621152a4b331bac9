/** The parts of WebAssembly's JavaScript interface that are used here: the rooms' libraries do not all describe it. */
interface WebAssemblyApi {
  instantiate(bytes: Uint8Array<ArrayBuffer>, imports: unknown): Promise<unknown>;
  instantiateStreaming?: (source: unknown, imports: unknown) => Promise<unknown>;
  Memory: { prototype: { readonly buffer: ArrayBuffer; grow(pages: number): number } };
}

export const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;
