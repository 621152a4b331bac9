/** Whether an environment came with a bundle, and not from the files that its key would stand for. */
export const carried = `
ALTER TABLE environments ADD COLUMN carried INTEGER NOT NULL DEFAULT 0;
`;
