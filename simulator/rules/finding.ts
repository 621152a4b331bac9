import { z } from 'zod';

const position = z.int().min(1);

/** Lines and columns count from 1; columns in UTF-16 units, as editors count them. The end is exclusive. */
export const range = z.object({ line: position, column: position, endLine: position, endColumn: position });

const fix = z.object({
  title: z.string(),
  edits: z.array(z.object({ range, text: z.string() })),
});

/** Something the tree would reject (error), get silently wrong (warning), or that is worth knowing (info). */
export const finding = range.extend({
  severity: z.enum(['error', 'warning', 'info']),
  rule: z.string().describe('a stable name of the rule, such as `import-not-allowed`'),
  message: z.string(),
  running: z.literal(true).optional().describe('of an error: the tree begins the program, and ends it when it comes to this place'),
  fix: fix.optional(),
  ms: z
    .number()
    .optional()
    .describe('of a program that was run: the tree’s clock when it first came to this place; none where it never did'),
});

export type Range = z.infer<typeof range>;
export type Finding = z.infer<typeof finding>;

/** Whether the tree ends a program before its end; warnings and infos do not. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((f) => f.severity === 'error');
}

/** Whether the tree does not even begin a program. */
export function areRefusing(findings: readonly Finding[]): boolean {
  return findings.some((f) => f.severity === 'error' && !f.running);
}
