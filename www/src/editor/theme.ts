/** How the editor looks, in the page's own colours. */

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--json-key)" },
  { tag: tags.string, color: "var(--json-string)" },
  { tag: tags.number, color: "var(--json-number)" },
  { tag: [tags.bool, tags.null], color: "var(--json-word)" },
  { tag: tags.keyword, color: "var(--json-word)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--json-key)" },
  { tag: tags.function(tags.variableName), color: "var(--json-number)" },
  { tag: tags.operator, color: "var(--ink)" },
  { tag: tags.invalid, color: "var(--no)" },
]);

const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", color: "var(--ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "1.6",
    overflow: "auto",
    overscrollBehavior: "auto",
  },
  ".cm-content": { caretColor: "var(--ink)", padding: "10px 0" },
  ".cm-line": { padding: "0 12px 0 6px" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 6px 0 12px", minWidth: "34px", opacity: "1" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--line-active)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--ink)" },
  ".cm-placeholder": { color: "var(--muted)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--line-active)",
    outline: "1px solid var(--muted)",
  },
  ".why-mark": {
    backgroundColor: "var(--yes-mark)",
    textDecoration: "underline 2px var(--yes)",
    textUnderlineOffset: "3px",
    borderRadius: "2px",
  },
  ".why-mark-failed": { backgroundColor: "var(--no-mark)", textDecorationColor: "var(--no)" },
  ".why-removed": {
    backgroundColor: "var(--no-mark)",
    textDecoration: "line-through 1px var(--no)",
  },
  ".why-inserted": {
    backgroundColor: "var(--yes-mark)",
    color: "var(--ink)",
    outline: "1px dashed var(--yes)",
    whiteSpace: "pre-wrap",
  },
  ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0", textUnderlineOffset: "4px" },
  ".cm-lintRange-error": { textDecoration: "underline wavy 1.5px var(--no)" },
  ".cm-lintRange-warning": { textDecoration: "underline wavy 1.5px var(--warn)" },
  ".cm-lintRange-hint": { textDecoration: "underline dotted 2px var(--accent)" },
  ".cm-lintRange-active": { backgroundColor: "var(--line-active)" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    maxWidth: "min(440px, 90vw)",
  },
  ".why-hover": { padding: "5px 10px", fontFamily: "var(--sans)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "15em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 10px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--surface)",
  },
  ".cm-completionDetail": { color: "var(--muted)", fontStyle: "normal" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionInfo": { padding: "5px 10px", fontFamily: "var(--sans)" },
  ".cm-snippetField": { backgroundColor: "var(--line-active)" },
  ".cm-diagnostic": { padding: "6px 10px", fontFamily: "var(--sans)", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--no)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--warn)" },
  ".cm-diagnostic-hint": { borderLeft: "4px solid var(--accent)" },
  "@media (forced-colors: active)": {
    ".why-mark": {
      forcedColorAdjust: "none",
      backgroundColor: "Highlight",
      color: "HighlightText",
    },
    ".why-mark span": { color: "HighlightText" },
  },
});

export const look: Extension = [theme, syntaxHighlighting(highlight)];
