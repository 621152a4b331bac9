/** What was asked for, if it comes within so many ms. @throws Error where it does not */
export async function within<T>(ms: number, asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(reject, ms, new Error(`Docker did not answer in ${ms / 1000} s. Restart it.`));
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
