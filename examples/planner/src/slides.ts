/**
 * Numbers that are moved: while they move, only a preview is asked for; when they are let go, the plan. A slider is let go
 * when the pointer rises or a key has moved it, a typed number when its field is left.
 */
export function listenToSlides(element: HTMLElement, moved: () => void, letGo: () => void): void {
  let moving = false;
  let moves = 0;
  const end = (): void => {
    if (!moving) return;
    moving = false;
    letGo();
  };
  element.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type === "checkbox") return;
    moving = true;
    moves++;
    moved();
  });
  element.addEventListener("change", () => {
    moving = true;
    end();
  });
  // A slider that is back where it began has changed nothing; yet what was being planned has been given up for the preview.
  const endSoon = (): void => {
    const seen = moves;
    // Who leaves one field may have begun to move the next by then.
    if (moving) setTimeout(() => seen === moves && end());
  };
  for (const event of ["pointerup", "pointercancel", "focusout"] as const) element.addEventListener(event, endSoon);
}
