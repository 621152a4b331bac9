import { cpus } from 'node:os';
import { pythonFigures } from '../../simulator/program/process/bake.bench.ts';
import { browserFigures } from './browser.ts';
import { containerFigures } from './containers.ts';
import { printFigures } from './figure.ts';
import { pageSizeFigures } from './page-size.ts';
import { startUpFigures } from './start-up.ts';

console.log(`${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}`);
printFigures('Python (median of 5)', await pythonFigures());
printFigures('The page', pageSizeFigures());
printFigures('Start-up (median of 5)', await startUpFigures());
const containers = await containerFigures();
if (containers) printFigures(`The docker engine (medians)`, containers);
const browser = await browserFigures();
if (browser) printFigures('The workbench in Chromium', browser);
