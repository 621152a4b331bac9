import { z } from 'zod';

export const requestFile = z.strictObject({
  name: z.string(),
  content: z.string(),
  encoding: z.enum(['utf8', 'base64']).default('utf8'),
});
export type RequestFile = z.infer<typeof requestFile>;
