/** Until then the browser has begun to keep it. */
const KEPT_MS = 60_000;

/** Hands a file over as a download: into the browser's folder of them, or where its dialog says. */
export function handOver(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
