/** A test case's run is a row beside the stages, `case 0` the first; its verdict is its own (JSON, null until it has one). */
export const cases = `
ALTER TABLE submissions ADD COLUMN tests INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stages ADD COLUMN verdict TEXT;
`;
