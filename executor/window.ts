import { openExecutor } from './main.ts';
import { Refusal } from './refusal.ts';
import { owners } from './server/owners.ts';
import { relayPort } from './server/relay-port.ts';
import { type ParentPort, type PortService, serveParent } from './server/serve-parent.ts';
import { createPortServer } from './server/serve-port.ts';
import { socketPath } from './server/socket-path.ts';
import { dataFolder } from './store/data-folder.ts';
import { StoreError } from './store/store-error.ts';

// The executor as the desktop application starts it, in a utility process. TREELINE_NODE names the Node that Python runs on:
// Electron's own binary must not run as one.

const parent = (process as { parentPort?: ParentPort }).parentPort;
if (!parent) throw new TypeError('This is started by the desktop application; from a terminal, use: npm run -s treeline -- serve');

// A malformed message on a port is the page's fault: the adapter lets its error go unheard, which must not end everyone's runs.
process.on('unhandledRejection', (error) => console.error('unexpected on a port:', error));

try {
  await serveParent(parent, openService());
  process.exit(0);
} catch (error) {
  // Only what the user can mend is told in the window; the rest belongs in the log.
  if (error instanceof StoreError || error instanceof Refusal) parent.postMessage({ type: 'treeline:fault', sentence: error.message });
  console.error(error);
  // The message is on its way in another thread.
  setTimeout(() => process.exit(1), 100);
}

/** Owns the data folder, or speaks for whoever does. */
async function openService(): Promise<PortService> {
  const folder = dataFolder();
  for await (const owner of owners(folder)) {
    if (owner?.closing) continue;
    // Its end is ours: started again, we may own the folder.
    if (owner) return { serve: (port) => relayPort(port as never, socketPath(folder), () => process.exit(1)), close: async () => {} };
    try {
      return await own(folder);
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'FOLDER_TAKEN')) throw error;
    }
  }
  throw new StoreError('FOLDER_TAKEN', `Another Treeline holds the data folder ${folder} and does not answer. End it and try again.`);
}

async function own(folder: string): Promise<PortService> {
  const nodePath = process.env['TREELINE_NODE'];
  const opened = await openExecutor({ dataFolder: folder, kind: 'window', ...(nodePath ? { nodePath } : {}) });
  return {
    serve: createPortServer(opened.router),
    async close() {
      opened.socket.announce({ closing: true });
      await opened.close();
    },
  };
}
