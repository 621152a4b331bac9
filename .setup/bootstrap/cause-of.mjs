const SIGNS = {
  network: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|fetch failed/,
  disk: /ENOSPC|EDQUOT/,
  rights: /EACCES|EPERM|EROFS/,
};

/** What of the machine stood in the way, told by what a failed step or system call said: `network`, `disk`, `rights`; else undefined. */
export function causeOf(told) {
  return Object.keys(SIGNS).find((cause) => SIGNS[cause].test(told));
}

/** What to do about it, a sentence. */
export const REMEDIES = {
  network:
    'The dependencies are not installed and the network cannot be reached: connect to the internet (or set the proxy with `npm config set proxy`), then run the same command again.',
  disk: 'The disk is full: free about 1 GB, then run the same command again.',
  rights:
    "This folder has to be set up, and it or npm's cache cannot be written. Run the command once as the user who owns them, or clone it to a place of your own.",
};
