/** Goes on at once with a value that is there, later with one that is still to come: a promise costs each visitor something. */
export function whenReady<T, R>(value: T | Promise<T>, use: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(use) : use(value);
}
