/** Overlays that stand over the work and hold the keyboard. */
export const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"]';
