/** What a submission ran on (JSON, contract/ground.ts); null until it ended. */
export const ground = `
ALTER TABLE submissions ADD COLUMN ground TEXT;
`;
