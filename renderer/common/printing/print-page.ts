// Passes a page written by Concord to the system's print dialog. The page is loaded in a hidden frame, so that it is
// printed instead of the screen.

/** The part of the Trusted Types API used here; TypeScript lacks it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (markup: string) => string },
  ): { createHTML(markup: string): string };
}

/** The first line of every page that Concord writes. */
const BEGINNING = '<!doctype html>\n';

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;
let frame: HTMLIFrameElement | null = null;

/**
 * Opens the system's print dialog for `markup`, a page from `formats/writing/html-page.ts`. Nothing in it can run or
 * load: it is parsed separately, where scripts are inert, and its frame may run none. Resolves once the dialog has
 * opened, which waits for the pictures in the page.
 */
export async function printPage(markup: string): Promise<void> {
  frame?.remove();
  const its = document.createElement('iframe');
  frame = its;
  its.setAttribute('sandbox', 'allow-same-origin allow-modals');
  its.setAttribute('aria-hidden', 'true');
  its.tabIndex = -1;
  its.name = 'printed';
  // With display: none the frame would print nothing.
  its.style.cssText = 'position: fixed; width: 0; height: 0; border: 0;';
  document.body.append(its);
  const page = new DOMParser().parseFromString(trusted(markup), 'text/html');
  its.contentDocument?.documentElement.replaceWith(page.documentElement);
  its.contentWindow?.addEventListener('afterprint', () => {
    its.remove();
    if (frame === its) frame = null;
  });
  const pictures = Array.from(its.contentDocument?.images ?? [], (picture) => picture.decode());
  await Promise.all(pictures).catch((error: unknown) => {
    if (frame === its) throw error;
  });
  // Another print was requested meanwhile: print the later page.
  if (frame !== its) return;
  const before = document.activeElement;
  its.contentWindow?.focus();
  its.contentWindow?.print();
  // Return the keyboard to the screen; nothing in the frame handles keys.
  its.blur();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
}

function trusted(markup: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('concord-printed-page', {
    createHTML: (written) => {
      if (!written.startsWith(BEGINNING)) throw new TypeError('not a page to be printed');
      return written;
    },
  });
  return policy?.createHTML(markup) ?? markup;
}
