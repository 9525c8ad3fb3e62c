// In the page of a window over a study full of vectors: tells breaches of the content security as they come, and what in
// the page is none of Concord's.
/* global tellBreach */

document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  tellBreach(`${violatedDirective} ${blockedURI} ${sample}`);
});

/** Elements that Concord never makes, whatever is on the screen. */
const never = [
  'iframe, frame, object, embed, applet, base, math, marquee, audio, video, xss, x',
  'form[action], [formaction], [srcdoc], [ping], [background], meta[http-equiv="refresh" i]',
  'script:not([src]), svg script, svg foreignObject, svg image, svg use, svg animate, svg set',
  'link[rel="stylesheet" i]:not([href*="/assets/"]), a[href^="javascript:" i], a[href^="data:" i]',
  'img[src^="http" i]',
].join(', ');

globalThis.pageWatch = {
  /** A line for each trace of a script, and each element or handler that came out of a text. */
  foreign(trace) {
    const found = Reflect.has(globalThis, trace) ? ['a script ran'] : [];
    const show = (element) => element.outerHTML.slice(0, 120);
    for (const element of document.querySelectorAll(never)) found.push(`an element: ${show(element)}`);
    for (const element of document.querySelectorAll('*'))
      if (element.getAttributeNames().some((name) => /^on/i.test(name)))
        found.push(`a handler: ${show(element)}`);
    return found;
  },
};
