import { findCycles } from './cycles.ts';
import type { Import } from './read-imports.ts';

const PURE = ['simulator/led', 'simulator/rules', 'simulator/program', 'simulator/recording', 'simulator/tree'];
const EDGE = ['simulator/endpoint', 'simulator/program/process'];
const PAGE = [...PURE, 'simulator/scene', 'executor/contract'];

/**
 * Who may know whom: a room, and the rooms whose files it may import beside its own. A file belongs to the longest room
 * that its path begins with; `executor` is what has no line of its own. A room's allowance is for all that lies under a name,
 * but for the rooms in `CLOSED`, which have to be named themselves.
 */
const ROOMS: Record<string, readonly string[]> = {
  'simulator/led': [],
  'simulator/rules': ['simulator/led'],
  'simulator/recording': ['simulator/led'],
  'simulator/tree': ['simulator/led'],
  'simulator/program': ['simulator/led', 'simulator/rules', 'simulator/recording'],
  'simulator/program/window': ['simulator/led', 'simulator/rules', 'simulator/recording', 'simulator/program'],
  'simulator/program/process': ['simulator/led', 'simulator/rules', 'simulator/recording', 'simulator/program'],
  'simulator/scene': ['simulator/led', 'simulator/recording', 'simulator/tree'],
  'simulator/endpoint': [...PURE],
  'executor/contract': PURE,
  executor: [...PURE, 'executor'],
  'executor/pipeline': [...PURE, 'executor'],
  'executor/environments': [...PURE, 'executor', 'executor/engines/docker'],
  'executor/engines/embedded': [...PURE, 'executor', 'simulator/program/process'],
  'executor/engines/docker': [...PURE, 'executor'],
  'executor/selftest': [...PURE, 'executor', 'executor/engines/docker'],
  'executor/runtimes/bundle': [...PURE, 'executor', 'executor/engines/docker'],
  'executor/push': [...PURE, 'executor', 'simulator/endpoint'],
  'executor/server': [...PURE, 'executor', ...EDGE],
  'executor/cli': [...PURE, 'executor', ...EDGE, 'executor/server', 'executor/engines/docker', 'executor/main.ts'],
  'executor/main.ts': [...PURE, 'executor', ...EDGE, 'executor/server', 'executor/engines/embedded', 'executor/engines/docker'],
  // The desktop's way in: `main.ts` behind a port.
  'executor/window.ts': [...PURE, 'executor', 'executor/server', 'executor/main.ts'],
  renderer: [...PAGE, 'simulator/program/window', 'resources', 'renderer/build', 'renderer/sandbox-plugin.ts'],
  // These run in Node while the page is built.
  'renderer/build': [...PAGE, 'renderer', 'simulator/program/process'],
  'renderer/sandbox-plugin.ts': [...PAGE, 'renderer', 'simulator/program/process', 'simulator/program/window'],
  'electron/main': ['executor/contract'],
  'electron/preload': [],
  'electron/build': ['electron/main', 'electron/preload', 'renderer'],
  e2e: [...PAGE, 'electron/build'],
};

/** Rooms that a wider allowance does not open: only those who name them may know them. */
const CLOSED = [
  'executor/server',
  'executor/cli',
  'executor/main.ts',
  'executor/engines/embedded',
  'executor/engines/docker',
  'simulator/program/window',
  'simulator/program/process',
];

/** Says, a sentence each, which imports run against the arrows, and which files know each other in a circle. */
export function findFaults(imports: readonly Import[]): string[] {
  const faults = imports
    .filter(({ from, to }) => !isOpen(from) && !mayKnow(from, to))
    .map(({ from, to }) => `${from} imports ${to}, and ${roomOf(from, ROOMS_BY_LENGTH)} may not know ${roomOf(to, ROOMS_BY_LENGTH)}`);
  const circles = findCycles(imports.filter(({ types }) => !types));
  return [...faults, ...circles.map((cycle) => `these files know each other in a circle: ${cycle.join(' → ')}`)];
}

/** Tests drive a room through the real thing, whoever owns it; the set-up is above all rooms. */
function isOpen(file: string): boolean {
  return file.startsWith('.setup/') || /\.(test|test-d|bench)\.tsx?$/.test(file) || file.includes('/testing/');
}

const ROOMS_BY_LENGTH = Object.keys(ROOMS).toSorted((a, b) => b.length - a.length);

function mayKnow(from: string, to: string): boolean {
  const room = roomOf(from, ROOMS_BY_LENGTH);
  const target = roomOf(to, ROOMS_BY_LENGTH);
  if (room === target) return true;
  const allowed = ROOMS[room] ?? [];
  const closed = roomOf(to, CLOSED);
  return closed ? allowed.includes(closed) : allowed.some((name) => lies(to, name));
}

function roomOf(file: string, rooms: readonly string[]): string {
  return rooms.find((room) => lies(file, room)) ?? '';
}

function lies(file: string, room: string): boolean {
  return file === room || file.startsWith(`${room}/`);
}
