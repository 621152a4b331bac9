import type { Plugin } from 'vite';

/** Native parts that a package can do without (ssh2 is quicker with its own) do not travel in a bundle: to load one fails, as where none was built. */
export function withoutAddons(): Plugin {
  return {
    name: 'treeline:without-addons',
    load: {
      filter: { id: /\.node$/ },
      handler: (id) => `throw new Error(${JSON.stringify(`${id.split('/').at(-1)} is not in the bundle`)});\nmodule.exports = {};`,
    },
  };
}
