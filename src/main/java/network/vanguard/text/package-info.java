/**
 * Text as people write it: what may come in, and Markdown as safe HTML. The only place that makes raw HTML; a template
 * prints a {@link network.vanguard.text.SafeHtml} as it is and escapes everything else.
 */
package network.vanguard.text;
