import { z } from 'zod';
import { ledCount } from '../../simulator/led/led-state.ts';
import { rulesName } from '../../simulator/rules/profile.ts';
import { microsPerLed } from '../../simulator/tree/model/tree-file.ts';
import { limits } from './limits.ts';
import { requestFile } from './request-file.ts';
import { terminalSize } from './terminal.ts';
import { checker, testCase } from './test-case.ts';

export const engineId = z.enum(['embedded', 'docker']);

/** What the user asked for; never changes. File names, sizes and bounds are checked further by intake. */
export const request = z.strictObject({
  /** the id or number of a runtime, ID@VERSION for a version by its hash; left out: `light` where the program names the tree's API, else `python` */
  runtime: z.union([z.string().max(200), z.int()], 'runtime is an id or a number').optional(),
  engine: engineId.optional(),
  /** the file an embedded run begins with: else `main.py`, else the only `.py` */
  entry: z.string().optional(),
  files: z.array(requestFile),
  stdin: z.string().default(''),
  args: z.array(z.string()).default([]),
  env: z.record(z.string(), z.string()).default({}),
  limits: limits.default({}),
  environment: z
    .strictObject({
      /** false: the environment is deleted when the submission is over */
      keep: z.boolean().optional(),
    })
    .optional(),
  /** runs of the program, each from the state after compile; without any, it runs once with `stdin` */
  tests: z.array(testCase).optional(),
  /** default: `trailing-space` */
  checker: checker.optional(),
  /** true: the tests after one that fails are not run */
  stopAtFirst: z.boolean().optional(),
  /** the size of the terminal that the stage `run` is started on, where `stdin` is typed first; left out: it runs on pipes */
  terminal: terminalSize.optional(),
  /** the tree of a light program; with the docker engine, what opens TREELINE_LIGHTS to the stage `run` */
  light: z
    .strictObject({
      leds: ledCount.optional(),
      rules: rulesName.optional(),
      seed: z.int().min(0).max(0xffff_ffff).optional(),
      /** what a `setLEDs` takes on the tree, µs for each LED; else what it takes by its rules */
      microsPerLed: microsPerLed.optional(),
    })
    .optional(),
});

export type EngineId = z.infer<typeof engineId>;
/** A request as it is kept: with its defaults. */
export type Request = z.infer<typeof request>;
/** A request as it may be sent: without them. */
export type RequestInput = z.input<typeof request>;
