import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: { readonly type: 'object'; readonly properties: Readonly<Record<string, unknown>>; readonly required?: readonly string[] };
}

/**
 * Serves the tools on standard input and output until the client closes the connection or the signal aborts.
 * A tool that throws answers with its message as an error that the client's model can read.
 */
export async function serve(version: string, tools: readonly ToolDefinition[], call: (name: string, input: unknown) => Promise<string>, signal: AbortSignal): Promise<void> {
  const server = new Server({ name: 'model-licence-review', version }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map((t) => ({ ...t, inputSchema: { ...t.inputSchema, properties: { ...t.inputSchema.properties }, required: [...(t.inputSchema.required ?? [])] } })) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    try {
      return { content: [{ type: 'text', text: await call(params.name, params.arguments ?? {}) }] };
    } catch (error) {
      return { content: [{ type: 'text', text: error instanceof Error ? error.message : String(error) }], isError: true };
    }
  });
  const closed = new Promise<void>((done) => { server.onclose = done; });
  signal.addEventListener('abort', () => void server.close());
  // The transport doesn't end by itself when the client goes away.
  process.stdin.once('end', () => void server.close());
  await server.connect(new StdioServerTransport());
  await closed;
}
