// Finds controls that cannot be reached in a window that is zoomed far in.
import type { Page } from 'playwright-core';

/**
 * The controls of the top dialog that are cut off or cannot be scrolled to, and the buttons of its footer that are out
 * of sight. Empty when no dialog is open.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const open = document.querySelectorAll<HTMLElement>(
      ':is([role="dialog"], [role="alertdialog"]):not([data-exiting])',
    );
    const dialog = [...open].at(-1);
    if (!dialog) return [];
    const MAX_VISIBLE_HEIGHT_PX = 60;
    const wrong: string[] = [];
    const see = (control: Element, where: string): void => {
      const { left, top, right, bottom } = control.getBoundingClientRect();
      // Of a tall text field, the first lines suffice.
      const end = Math.min(bottom, top + MAX_VISIBLE_HEIGHT_PX);
      const hit = document.elementFromPoint((left + right) / 2, (top + end) / 2);
      const isWithin = left >= 0 && top >= 0 && right <= innerWidth && end <= innerHeight;
      const isOnTop = hit !== null && (control.contains(hit) || hit.contains(control));
      const name = control.getAttribute('aria-label') ?? (control.textContent || control.outerHTML);
      if (!isWithin || !isOnTop) wrong.push(`${where}: ${name.slice(0, 80)}`);
    };
    for (const button of dialog.querySelectorAll('[data-part="footer"] button')) see(button, 'at the foot');
    // A tick box is clicked by its label; its input is hidden and serves screen readers.
    const fields = 'button, input:not([type="radio"], [type="checkbox"]), textarea, label:has(input)';
    for (const control of dialog.querySelectorAll<HTMLElement>(fields)) {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.offsetWidth < 3) continue;
      if (control.closest('[aria-hidden="true"]') !== null) continue;
      control.scrollIntoView({
        block: control.offsetHeight > MAX_VISIBLE_HEIGHT_PX ? 'start' : 'nearest',
        inline: 'nearest',
      });
      see(control, 'scrolled to');
    }
    for (const body of dialog.querySelectorAll('[data-part="body"]'))
      if (body.scrollWidth > body.clientWidth + 1) wrong.push('cut at the side');
    return wrong;
  });
}
