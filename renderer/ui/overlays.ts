/** What stands over the work and has the keyboard meanwhile. */
export const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"]';
