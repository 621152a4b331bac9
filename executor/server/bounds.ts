/** The most that one request may carry, bytes, on any way in. Files travel as text or base64 in it. */
export const REQUEST_BYTES = 64 << 20;
