/** Said in place of an answer that did not come in time. */
export class TimeLimitError extends Error {
  override name = "TimeLimitError";
}

/** What the work answers, if it does so in time; the work itself goes on. */
export function withTimeLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeLimitError(`no answer in ${limitMs} ms`)), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
