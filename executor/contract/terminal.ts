import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';

const cells = (what: string) => z.int(`${what} is a whole number`).min(1, `${what} is at least 1`).max(1_000, `${what} is at most 1000`);

/** The size of a terminal, in characters. */
export const terminalSize = z.strictObject({ columns: cells('columns'), rows: cells('rows') });
export type TerminalSize = z.infer<typeof terminalSize>;

/** What may be sent to the processes in a terminal's foreground. */
export const terminalSignal = z.enum(['INT', 'QUIT', 'HUP', 'TERM', 'KILL', 'TSTP', 'CONT', 'USR1', 'USR2']);
export type TerminalSignal = z.infer<typeof terminalSignal>;

/** As many bytes are typed at once at most. */
export const TYPED_BYTES = 64 << 10;
const BASE64 = Math.ceil(TYPED_BYTES / 3) * 4;

/**
 * What happened at a terminal, `atMs` after its program began: bytes that the program wrote or that were typed (base64), its size, a signal. Of what
 * was typed while it was not shown, as a password is, `hidden` says how many bytes it were.
 */
export const terminalMoment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('output'), atMs: z.number(), base64: z.string() }),
  z.object({ kind: z.literal('typed'), atMs: z.number(), base64: z.string() }),
  z.object({ kind: z.literal('hidden'), atMs: z.number(), bytes: z.int() }),
  z.object({ kind: z.literal('resized'), atMs: z.number(), ...terminalSize.shape }),
  z.object({ kind: z.literal('signal'), atMs: z.number(), signal: terminalSignal }),
]);
export type TerminalMoment = z.infer<typeof terminalMoment>;

const byId = z.strictObject({ id: z.uuid('a submission id is a UUID') });
const live = { NOT_FOUND: errors.NOT_FOUND, NO_TERMINAL: errors.NO_TERMINAL };
const done = z.object({ id: byId.shape.id });

/** The terminals of submissions whose request asks for one. */
export const terminal = {
  /** Types bytes, as on a keyboard: Ctrl-C is the byte 3, Ctrl-D the byte 4. Answered when they are on their way: as fast as the program reads. */
  type: oc
    .route({ method: 'POST', path: '/submissions/{id}/terminal/type', tags: ['terminal'] })
    .errors(live)
    .input(byId.extend({ base64: z.base64().max(BASE64, `at most ${TYPED_BYTES} bytes are typed at once`) }))
    .output(done),
  /** Ends the program's input, as Ctrl-D does at the beginning of a line, whatever key the program has for it. */
  end: oc
    .route({ method: 'POST', path: '/submissions/{id}/terminal/end', tags: ['terminal'] })
    .errors(live)
    .input(byId)
    .output(done),
  resize: oc
    .route({ method: 'POST', path: '/submissions/{id}/terminal/size', tags: ['terminal'] })
    .errors(live)
    .input(byId.extend(terminalSize.shape))
    .output(done),
  signal: oc
    .route({ method: 'POST', path: '/submissions/{id}/terminal/signal', tags: ['terminal'] })
    .errors(live)
    .input(byId.extend({ signal: terminalSignal }))
    .output(done),
  /**
   * What happened at it, in order, from a cursor on (none: from the beginning), some 256 KiB at a time. `done` when the run is over and nothing follows;
   * until then the same cursor gives more later.
   */
  transcript: oc
    .route({ method: 'GET', path: '/submissions/{id}/terminal/transcript', tags: ['terminal'] })
    .errors(live)
    .input(
      byId.extend({
        cursor: z
          .string()
          .regex(/^\d{1,15}-\d{1,15}$/, 'a cursor is one that was given before')
          .optional(),
      }),
    )
    .output(z.object({ size: terminalSize, startedAt: z.string(), moments: z.array(terminalMoment), next: z.string(), done: z.boolean() })),
};
