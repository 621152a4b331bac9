import { relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Lets each source file of ours think it is still where it was: its `import.meta` says the place that it has below `root`, seen
 * from the bundle, which lies at `bundle` below the same tree. So files found beside a source (`.py`, child processes, package.json) are
 * found when they are copied to the same place.
 */
export function keepPlaces(root: string, bundle: string): Plugin {
  return {
    name: 'treeline:keep-places',
    transform: {
      filter: { id: { include: `${root}**/*.ts`, exclude: '**/node_modules/**' }, code: 'import.meta.' },
      handler(code, id) {
        const path = relative(root, id).split(sep).join('/');
        const up = '../'.repeat(bundle.split('/').length - 1) || './';
        if (/import\.meta\.(dirname|filename)\b/.test(code)) {
          throw new Error(`${path} uses import.meta.dirname or .filename, which a bundle cannot keep; use import.meta.url.`);
        }
        const url = `new URL(${JSON.stringify(up + path)}, import.meta.url).href`;
        return { code: code.replaceAll('import.meta.url', url), map: null };
      },
    },
  };
}
