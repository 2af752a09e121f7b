/** Runs work that pauses between slices to its end at once. */
export function runThrough<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
