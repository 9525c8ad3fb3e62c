/** How many px of the page stay visible after paging: about a line. */
const PAGE_OVERLAP_PX = 48;

/** Scrolls the scroll container of `inside` by a screen, down or up. */
export function turnPage(inside: Element | null | undefined, pages: 1 | -1): void {
  for (let frame = inside ?? null; frame; frame = frame.parentElement) {
    if (frame.scrollHeight > frame.clientHeight && /auto|scroll/.test(getComputedStyle(frame).overflowY)) {
      frame.scrollBy({ top: (frame.clientHeight - PAGE_OVERLAP_PX) * pages });
      return;
    }
  }
}
