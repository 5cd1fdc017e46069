/** Text in the page: user text in backticks becomes code, signs become pictures. */

import { html, svg, type TemplateResult } from "lit/html.js";

/** A sentence of the core, whose user text stands in backticks. */
export function rich(text: string): (string | TemplateResult)[] {
  const parts = text.split("`");
  const open = parts.length % 2 === 0 ? parts.length - 1 : parts.length;
  return parts.map((part, index) => {
    if (index >= open) return `\`${part}`;
    return index % 2 === 1 ? html`<code>${part}</code>` : part;
  });
}

const PATHS = {
  yes: svg`<path d="M4.5 12.5l5 5 10-11" />`,
  no: svg`<path d="M6 6l12 12M18 6L6 18" />`,
  warn: svg`<path d="M12 4L2.8 20h18.4zM12 10v4.5M12 17v.6" />`,
  info: svg`<circle cx="12" cy="12" r="9" /><path d="M12 11v6M12 7.2v.6" />`,
  paste: svg`<path d="M8 5H6v15h12V5h-2M9 3.5h6v3H9zM9 11h6M9 15h4" />`,
  link: svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1" />`,
  undo: svg`<path d="M8 5L4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11h-4" />`,
  unpack: svg`<path d="M12 3v11M8 10l4 4 4-4M5 17v4h14v-4" />`,
  value: svg`<path d="M6 9.500h12M6 14.500h12" />`,
  skip: svg`<path d="M6 12h12" />`,
  edit: svg`<path d="M4 20h4L19 9l-4-4L4 16zM13 7l4 4" />`,
  swap: svg`<path d="M4 8h15l-4-4M20 16H5l4 4" />`,
  book: svg`<path d="M4 5h6a2 2 0 0 1 2 2v13a2 2 0 0 0-2-2H4zM20 5h-6a2 2 0 0 0-2 2v13a2 2 0 0 1 2-2h6z" />`,
  system: svg`<path d="M3 5h18v11H3zM9 20h6M12 16v4" />`,
  light: svg`<circle cx="12" cy="12" r="4" /><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600L7 7M17 17l1.400 1.400M18.400 5.600L17 7M7 17l-1.400 1.400" />`,
  dark: svg`<path d="M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500z" />`,
};

export type Sign = keyof typeof PATHS;

/** A picture that says nothing on its own; words stand beside it. */
export function icon(sign: Sign): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[sign]}</svg>`;
}
