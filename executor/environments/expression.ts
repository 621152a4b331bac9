import type { Request } from '../contract/request.ts';
import { bytesOf } from '../request-files.ts';

export const EXPRESSION = 'cutor.nix';

export interface ExpressionFile {
  name: string;
  bytes: Buffer;
}

/** What an environment is made from: `cutor.nix`, the other Nix files, and all that lies in `nix/`; by name. */
export function expressionFiles(files: Request['files']): ExpressionFile[] {
  return files
    .filter(({ name }) => name.endsWith('.nix') || name.startsWith('nix/'))
    .map((file) => ({ name: file.name, bytes: bytesOf(file) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
