import { z } from 'zod';
import { ledCount } from '../../simulator/led/led-state.ts';
import { rulesName } from '../../simulator/rules/profile.ts';
import { microsPerLed } from '../../simulator/tree/model/tree-file.ts';

const bound = (what: string) => z.int(`${what} is a whole number`).min(1, `${what} is at least 1; leave it out for the default`);

/** Bounds of one stage. Any may be left out; the defaults and upper bounds are settings. */
export const stageLimits = z.strictObject({
  wallMs: bound('wallMs').optional(),
  cpuMs: bound('cpuMs').optional(),
  /** processors, of which the smallest part that a control group holds is a hundredth */
  cpus: z.number().min(0.01, 'cpus is at least 0.01; leave it out for the default').optional(),
  memoryBytes: bound('memoryBytes').optional(),
  processes: bound('processes').optional(),
  openFiles: bound('openFiles').optional(),
  fileBytes: bound('fileBytes').optional(),
  diskBytes: bound('diskBytes').optional(),
  stdoutBytes: bound('stdoutBytes').optional(),
  stderrBytes: bound('stderrBytes').optional(),
});

const limits = z.strictObject({
  environment: stageLimits.optional(),
  build: stageLimits.optional(),
  compile: stageLimits.optional(),
  run: stageLimits.optional(),
});

export const requestFile = z.strictObject({
  name: z.string(),
  content: z.string(),
  encoding: z.enum(['utf8', 'base64']).default('utf8'),
});

export const engineId = z.enum(['embedded', 'docker']);

/** What the user asked for; never changes. File names, sizes and bounds are checked further by intake. */
export const request = z.strictObject({
  /** `light`, `python`, or left out: `light` where the program names the tree's API */
  runtime: z.string().max(200).optional(),
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

export type StageLimits = z.infer<typeof stageLimits>;
export type EngineId = z.infer<typeof engineId>;
export type RequestFile = z.infer<typeof requestFile>;
/** A request as it is kept: with its defaults. */
export type Request = z.infer<typeof request>;
/** A request as it may be sent: without them. */
export type RequestInput = z.input<typeof request>;
