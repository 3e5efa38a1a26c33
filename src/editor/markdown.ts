import * as vscode from 'vscode';

/** Text from model cards, the Hub or the workspace as Markdown that shows exactly its characters: no link, image, emphasis or icon can begin in it. */
export function escapeText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!~|<>&$:@]/g, (ch) => (ch === '<' ? '&lt;' : ch === '>' ? '&gt;' : ch === '&' ? '&amp;' : `\\${ch}`));
}

/** A link to one of our commands; the hover trusts only the ones that it names. */
export function commandLink(title: string, command: string, args: readonly unknown[], tooltip?: string): string {
  return `[${escapeText(title)}](command:${command}?${encodeURIComponent(JSON.stringify(args))}${tooltip ? ` "${tooltip.replace(/["\\]/g, '')}"` : ''})`;
}

/** A link to an address that was checked before. */
export function webLink(title: string, uri: vscode.Uri): string {
  return `[${escapeText(title)}](${uri.toString().replace(/[()\\]/g, encodeURIComponent)})`;
}

/** Markdown that may show theme icons and run these commands, and never HTML. */
export function trustedMarkdown(text: string, commands: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: commands };
  markdown.supportHtml = false;
  return markdown;
}
