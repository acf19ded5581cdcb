/** The same readings, answered at once, as SQLite answers. */
export type AtOnce<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : never
}

/** Answers by promise; what a reading throws is a rejection. */
export function promised<T extends object>(readings: AtOnce<T>): T {
  return Object.fromEntries(
    Object.entries<(...args: unknown[]) => unknown>(readings).map(([name, read]) => [
      name,
      (...args: unknown[]) =>
        new Promise((resolve) => {
          resolve(read(...args))
        }),
    ]),
  ) as T
}
