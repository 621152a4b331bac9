import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Daemon } from '../engines/docker/daemon/daemon.ts';
import { OWNER_LABEL } from '../engines/docker/daemon/labels.ts';

/** Sees which containers an owner has, and what is left of them. */
export interface Leftovers {
  /** What there still is, a word each, once what was being removed had time for it. */
  left(): Promise<string[]>;
  close(): void;
}

/** What is being removed is gone by then, ms. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 100;

/** From now on. Processes and control groups are seen where the daemon runs on this machine itself. */
export async function watchLeftovers({ docker }: Daemon, owner: string): Promise<Leftovers> {
  const filters = { label: [`${OWNER_LABEL}=${owner}`] };
  const seen = new Set<string>();
  const events = (await docker.getEvents({ filters: { ...filters, type: ['container'], event: ['create'] } })) as Readable;
  createInterface(events).on('line', (line) => seen.add((JSON.parse(line) as { id: string }).id));

  async function look(): Promise<string[]> {
    const containers = await docker.listContainers({ all: true, filters });
    return [...containers.map(({ Id, Status }) => `container ${Id.slice(0, 12)} (${Status})`), ...processesOf(seen), ...groupsOf(seen)];
  }
  return {
    async left() {
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        const left = await look();
        if (left.length === 0 || performance.now() > until) return left;
        await wait(AGAIN_MS);
      }
    },
    close: () => void events.destroy(),
  };
}

/** Those in a container's control group, and those that look after one; zombies aside. */
function processesOf(containers: ReadonlySet<string>): string[] {
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const told = textOf(`/proc/${pid}/cgroup`) + textOf(`/proc/${pid}/cmdline`);
      return idsIn(told).some((id) => containers.has(id)) && !/\) Z /.test(textOf(`/proc/${pid}/stat`));
    })
    .map((pid) => `process ${pid} (${textOf(`/proc/${pid}/comm`).trim()})`);
}

const GROUPS = '/sys/fs/cgroup';
/** Where Docker has them: controller, docker (or a slice), container. */
const DEPTH = 4;

function groupsOf(containers: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const walk = (folder: string, depth: number) => {
    for (const name of namesIn(folder)) {
      const each = path.join(folder, name);
      if (idsIn(name).some((id) => containers.has(id))) found.push(`control group ${each}`);
      else if (depth < DEPTH) walk(each, depth + 1);
    }
  };
  walk(GROUPS, 1);
  return found;
}

function idsIn(text: string): string[] {
  return text.match(/\b[0-9a-f]{64}\b/g) ?? [];
}

/** Folders; none where there is no such place, or it is gone meanwhile. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
