const KiB = 1 << 10;
const MiB = 1 << 20;

/** What a request may carry at most; a larger one is refused with the bound in the message. Sizes are bytes. */
export const REQUEST_BOUNDS = {
  files: 1_000,
  /** all contents together, decoded */
  fileBytes: 32 * MiB,
  nameBytes: 1 * KiB,
  /** between two `/`; what file systems take */
  segmentBytes: 255,
  stdinBytes: 16 * MiB,
  tests: 1_000,
  /** input, expected output and files of all tests together */
  testBytes: 64 * MiB,
  /** one that is sent apart */
  inputBytes: 1_024 * MiB,
  args: 1_000,
  /** all arguments together, and all of the environment together */
  argBytes: 128 * KiB,
  envBytes: 128 * KiB,
  env: 1_000,
} as const;
