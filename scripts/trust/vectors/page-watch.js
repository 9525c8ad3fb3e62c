// Runs in the page of a window on a study full of vectors: reports violations of the content security policy, and
// everything in the page that Concord did not make.
/* global tellBreach */

document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  tellBreach(`${violatedDirective} ${blockedURI} ${sample}`);
});

/** Elements that Concord never makes on any screen. */
const never = [
  'iframe, frame, object, embed, applet, base, math, marquee, audio, video, xss, x',
  'form[action], [formaction], [srcdoc], [ping], [background], meta[http-equiv="refresh" i]',
  'script:not([src]), svg script, svg foreignObject, svg image, svg use, svg animate, svg set',
  'link[rel="stylesheet" i]:not([href*="/assets/"]), a[href^="javascript:" i], a[href^="data:" i]',
  'img[src^="http" i]',
].join(', ');

globalThis.pageWatch = {
  /** One line for each trace of a script, and each element or handler that came from a text. */
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
