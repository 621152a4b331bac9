import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ledCount } from '../../simulator/led/led-state.ts';
import { finding } from '../../simulator/rules/finding.ts';
import { rulesName } from '../../simulator/rules/profile.ts';
import { microsPerLed } from '../../simulator/tree/model/tree-file.ts';
import { errors } from './errors.ts';
import { recordingInfo } from './submission.ts';
import { verdict } from './verdict.ts';

const program = z.strictObject({
  source: z.string(),
  rules: rulesName.default('plan'),
  leds: ledCount.optional(),
  /** what a `setLEDs` takes on the tree, µs for each LED; else what it takes by its rules */
  microsPerLed: microsPerLed.optional(),
});

export const programs = {
  /** What the tree would say of a program, or of an ordinary one (`python`) Python itself, without running it. */
  check: oc
    .route({ method: 'POST', path: '/programs/check', tags: ['programs'] })
    .errors({ INVALID_REQUEST: errors.INVALID_REQUEST })
    .input(program.extend({ runtime: z.enum(['light', 'python']).default('light') }))
    .output(z.object({ findings: z.array(finding) })),
  /** Runs a light program without leaving anything in the history. `frames` are packed as simulator/recording/pack.ts says. */
  preview: oc
    .route({ method: 'POST', path: '/programs/preview', tags: ['programs'] })
    .errors({ INVALID_REQUEST: errors.INVALID_REQUEST, QUEUE_FULL: errors.QUEUE_FULL })
    .input(program.extend({ seed: z.int().min(0).max(0xffff_ffff).optional() }))
    .output(
      z.object({
        verdict,
        findings: z.array(finding),
        recording: recordingInfo,
        stdout: z.string(),
        stderr: z.string(),
        frames: z.instanceof(Blob),
      }),
    ),
};
