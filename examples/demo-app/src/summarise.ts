import Anthropic from '@anthropic-ai/sdk';
import { pipeline } from '@huggingface/transformers';

const client = new Anthropic();

export async function summarise(ticket: string): Promise<string> {
  const message = await client.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 400,
    messages: [{ role: 'user', content: ticket }],
  });
  return message.content.map((part) => ('text' in part ? part.text : '')).join('');
}

export const classify = await pipeline('text-classification', 'distilbert/distilbert-base-uncased-finetuned-sst-2-english');
