import { oc } from '@orpc/contract';
import { z } from 'zod';

/** One line of the doctor's report. `fix` says what to do about one that is not ok. */
export const check = z.object({
  name: z.string(),
  status: z.enum(['ok', 'warning', 'failed']),
  value: z.string(),
  fix: z.string().optional(),
});
export type DoctorCheck = z.infer<typeof check>;

export const system = {
  doctor: oc
    .route({ method: 'GET', path: '/system/doctor', tags: ['system'] })
    .output(z.object({ version: z.string(), ok: z.boolean(), checks: z.array(check) })),
};
