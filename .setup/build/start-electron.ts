import { startElectron } from '../../electron/build/start-electron.ts';

const [path = '', ...args] = process.argv.slice(2);
process.exitCode = await startElectron(path, args);
