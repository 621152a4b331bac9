import { oc } from '@orpc/contract';
import { z } from 'zod';
import { lights } from '../../simulator/tree/model/lights.ts';
import { treeFile } from '../../simulator/tree/model/tree-file.ts';
import { errors } from './errors.ts';

const { name, leds, rules } = treeFile.shape;
const treeName = name.unwrap();

/** A saved tree, as lists tell of it. */
const treeSummary = z.object({
  name: treeName,
  leds: leds.unwrap(),
  shape: z.enum(lights.options.map((option) => option.shape.shape.value)),
  rules: rules.unwrap(),
  /** ISO 8601, UTC */
  savedAt: z.string(),
});
export type TreeSummary = z.infer<typeof treeSummary>;

/** Trees that are kept, by their names. */
export const trees = {
  /** By name. */
  list: oc.route({ method: 'GET', path: '/trees', tags: ['trees'] }).output(z.object({ items: z.array(treeSummary) })),
  get: oc
    .route({ method: 'GET', path: '/trees/{name}', tags: ['trees'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(z.strictObject({ name: treeName }))
    .output(treeFile),
  /** Keeps a tree under its name. One that is there stays as it is, unless it is to be replaced. */
  save: oc
    .route({ method: 'POST', path: '/trees', tags: ['trees'] })
    .errors({ INVALID_REQUEST: errors.INVALID_REQUEST, NAME_TAKEN: errors.NAME_TAKEN, DISK_FULL: errors.DISK_FULL })
    .input(z.strictObject({ tree: treeFile, replace: z.boolean().default(false) }))
    .output(z.object({ replaced: z.boolean() })),
  remove: oc
    .route({ method: 'DELETE', path: '/trees/{name}', tags: ['trees'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(z.strictObject({ name: treeName }))
    .output(z.object({ name: treeName })),
};
