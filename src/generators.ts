/** Work that pauses: generators that yield between slices, so that one piece of code serves at once and bit by bit. */

/** Runs work to its end at once. */
export function runThrough<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** How far a stage of the work is. */
interface Step<Stage extends string> {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/** Work that yields how much it has done, as progress of a stage. */
export function* staged<Stage extends string, T>(
  stage: Stage,
  total: number,
  work: Generator<number, T>,
): Generator<Step<Stage>, T> {
  for (;;) {
    const { done, value } = work.next();
    yield { stage, done: done === true ? total : Math.min(value, total), total };
    if (done === true) return value;
  }
}
