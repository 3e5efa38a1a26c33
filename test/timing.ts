/**
 * How often a test that measures time is run again before it has failed: `it(…).retries(AGAIN)`. What ran beside it is not ours, and slow
 * code is slow each time.
 */
export const AGAIN = 3;
