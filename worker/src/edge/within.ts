/** The answer of something that may fail or hang, or undefined after `limitMs`; it never throws. */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<{ value: T } | undefined> {
  let timer: number | null = null;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, limitMs, undefined);
  });
  try {
    return await Promise.race([work.then((value) => ({ value })), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
