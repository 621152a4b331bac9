import type { Plugin } from 'vite';

const ADDON = /\.node$/;

/**
 * Native parts that a package can do without (ssh2 is quicker with its own) do not travel in a bundle, whether they were built here or not: to
 * load one fails, as where none was built.
 */
export function withoutAddons(): Plugin {
  return {
    name: 'treeline:without-addons',
    enforce: 'pre',
    resolveId: { filter: { id: ADDON }, handler: (id) => `\0${id.split('/').at(-1)}` },
    load: {
      filter: { id: ADDON },
      handler: (id) => `throw new Error(${JSON.stringify(`${id.slice(1)} is not in the bundle`)});\nmodule.exports = {};`,
    },
  };
}
