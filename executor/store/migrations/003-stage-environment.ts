/** Which environment an environment stage gave: the key it is kept by, also when it is kept no more. */
export const stageEnvironment = `ALTER TABLE stages ADD COLUMN environment TEXT`;
