import { bundles } from './bundles.ts';
import { engine } from './engine.ts';
import { environments } from './environments.ts';
import { inputs } from './inputs.ts';
import { programs } from './programs.ts';
import { recordings } from './recordings.ts';
import { runtimes } from './runtimes.ts';
import { settingsProcedures as settings } from './settings.ts';
import { submissions } from './submissions.ts';
import { system } from './system.ts';
import { terminal } from './terminal.ts';
import { trees } from './trees.ts';

/** THE contract: what the executor does for whoever asks, over a MessagePort, a WebSocket, or loopback HTTP. */
export const contract = {
  submissions,
  terminal,
  programs,
  recordings,
  trees,
  runtimes,
  bundles,
  engine,
  environments,
  inputs,
  settings,
  system,
};
export type Contract = typeof contract;
