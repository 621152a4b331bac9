const NAMES: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' };

/**
 * This machine's architecture, by Debian's name.
 * @throws an Error with a sentence where it is none of those that are supported
 */
export function debianArchitecture(arch: NodeJS.Architecture = process.arch): string {
  const name = NAMES[arch];
  if (name) return name;
  throw new Error(`Images and packages are made for amd64 and arm64; this machine is ${arch}. Light programs and Python run without them.`);
}
