import { cutFault, faultOfThrown, sizeFault } from './faults.js';

/** The whole body. Throws where it is larger than `limit` or ends before its announced length. */
export async function readBody(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = Number(response.headers.get('content-length') ?? NaN);
  if (announced > limit) {
    await response.body?.cancel().catch(() => undefined);
    throw sizeFault(limit);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.byteLength;
      if (size > limit) throw sizeFault(limit);
      chunks.push(part.value);
    }
  } catch (error) {
    await reader?.cancel().catch(() => undefined);
    const fault = faultOfThrown(error);
    throw fault.code === 'too-large' || fault.code === 'timeout' ? fault : cutFault();
  }
  if (!response.headers.has('content-encoding') && size < announced) throw cutFault();
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
