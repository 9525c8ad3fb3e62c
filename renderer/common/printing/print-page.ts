// Hands a page that Concord has written to the print dialog of the system. The page stands in a frame of its own that
// shows nowhere, so that what is printed is it and not the screen.

/** What of Trusted Types is used here; TypeScript does not know them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (markup: string) => string },
  ): { createHTML(markup: string): string };
}

/** What every page of Concord begins with. */
const BEGINNING = '<!doctype html>\n';

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;
let frame: HTMLIFrameElement | null = null;

/**
 * Opens the print dialog of the system over `markup`, a page as `formats/writing/html-page.ts` writes it. Nothing in it can
 * run or load, whatever it holds: it is parsed apart, where scripts are dead, and its frame may run none. Resolves once the
 * dialog was opened, which waits for the pictures that stand in the page.
 */
export async function printPage(markup: string): Promise<void> {
  frame?.remove();
  const its = document.createElement('iframe');
  frame = its;
  its.setAttribute('sandbox', 'allow-same-origin allow-modals');
  its.setAttribute('aria-hidden', 'true');
  its.tabIndex = -1;
  its.name = 'printed';
  // Without display it would have no sheets either.
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
  // Asked for again meanwhile: it is the later page that is printed.
  if (frame !== its) return;
  const before = document.activeElement;
  its.contentWindow?.focus();
  its.contentWindow?.print();
  // Keys are for the screen again; in the frame nothing hears them.
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
